package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// CUSTOM_AUTH: the pool's own challenge, after a proof of the password by SRP if the client begins
/// one.
final class CustomFlow implements Flow {
  private final PoolState pool;

  CustomFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public Step begin(OngoingSignIn signIn, AuthParameters given) {
    var user = signIn.user();
    var custom = new Step.Ask(new CustomChallenge(user));
    return given.optional("CHALLENGE_NAME").filter("SRP_A"::equals).isPresent()
        ? new Step.Ask(new PasswordVerifierChallenge(pool, user, given.required("SRP_A"), custom))
        : custom;
  }
}
