package io.poolgate.localpool;

/// USER_SRP_AUTH: the password is proved by SRP, and never sent.
final class SrpFlow implements Flow {
  private final PoolState pool;

  SrpFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public Step begin(SignIn signIn, AuthParameters given) {
    return new Step.Ask(
        new PasswordVerifierChallenge(pool, signIn.user(), given.required("SRP_A")));
  }
}
