package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import java.util.Map;

/// USER_SRP_AUTH: the client proves the password by SRP, and never sends it.
final class SrpFlow implements SignInFlow {
  private final PoolState pool;

  SrpFlow(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public NextStep begin(OngoingSignIn signIn, AuthParameters given) {
    return new PasswordSrpChallenge(pool, signIn.user()).answer(signIn, given);
  }

  /// Cognito gives no session here, and its clients send none: the secret block names the exchange.
  @Override
  public void complete(OngoingSignIn signIn, NextStep first, Map<String, Object> reply) {
    reply.remove("Session");
  }
}
