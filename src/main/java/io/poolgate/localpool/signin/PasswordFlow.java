package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// USER_PASSWORD_AUTH: the password itself.
final class PasswordFlow implements SignInFlow {
  private final PoolState pool;

  PasswordFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public NextStep begin(OngoingSignIn signIn, AuthParameters given) {
    return new PasswordChallenge(pool, signIn.user()).answer(signIn, given);
  }
}
