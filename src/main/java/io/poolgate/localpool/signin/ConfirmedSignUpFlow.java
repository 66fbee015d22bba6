package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;

/// USER_AUTH with the session that ConfirmSignUp gave: its code has proved who the user is.
final class ConfirmedSignUpFlow implements SignInFlow {
  private final PoolState pool;
  private final String session;

  ConfirmedSignUpFlow(PoolState pool, String session) {
    this.pool = pool;
    this.session = session;
  }

  @Override
  public NextStep begin(OngoingSignIn signIn, AuthParameters given) {
    return pool.directory()
        .signUps()
        .use(
            session,
            signedUp -> {
              signedUp.require(signIn.user(), signIn.client(), true);
              return new NextStep.Proved();
            });
  }
}
