package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// USER_AUTH with the session that ConfirmSignUp gave: its code has proved who the user is.
final class SignedUpFlow implements Flow {
  private final PoolState pool;
  private final String session;

  SignedUpFlow(PoolState pool, String session) {
    this.pool = pool;
    this.session = session;
  }

  @Override
  public Step begin(OngoingSignIn signIn, AuthParameters given) {
    return pool.signUps()
        .use(
            session,
            signedUp -> {
              signedUp.require(signIn.user(), signIn.client(), true);
              return new Step.Proved();
            });
  }
}
