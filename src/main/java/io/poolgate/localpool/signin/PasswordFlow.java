package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// USER_PASSWORD_AUTH: the password itself.
final class PasswordFlow implements Flow {
  private final PoolState pool;

  PasswordFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public Step begin(OngoingSignIn signIn, AuthParameters given) {
    return new PasswordChallenge(pool, signIn.user()).answer(signIn, given);
  }
}
