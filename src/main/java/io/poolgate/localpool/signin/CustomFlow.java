package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// CUSTOM_AUTH: the pool's own challenge. The client may prove the password by SRP first.
final class CustomFlow implements SignInFlow {
  private final PoolState pool;

  CustomFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public NextStep begin(OngoingSignIn signIn, AuthParameters given) {
    var user = signIn.user();
    var custom = new NextStep.Ask(new CustomChallenge(user));
    return given.optional("CHALLENGE_NAME").filter("SRP_A"::equals).isPresent()
        ? new NextStep.Ask(
            new PasswordVerifierChallenge(pool, user, given.required("SRP_A"), custom))
        : custom;
  }
}
