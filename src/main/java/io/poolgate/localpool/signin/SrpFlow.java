package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import java.util.Map;

/// USER_SRP_AUTH: the password is proved by SRP, and never sent.
final class SrpFlow implements Flow {
  private final PoolState pool;

  SrpFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public Step begin(OngoingSignIn signIn, AuthParameters given) {
    return new PasswordSrpChallenge(pool, signIn.user()).answer(signIn, given);
  }

  /// Cognito gives no session here, and its clients send none: the secret block names the exchange.
  @Override
  public void complete(OngoingSignIn signIn, Step first, Map<String, Object> reply) {
    reply.remove("Session");
  }
}
