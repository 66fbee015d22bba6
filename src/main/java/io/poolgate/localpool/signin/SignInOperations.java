package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.wire.OperationHandler;
import java.util.Map;

/// InitiateAuth and RespondToAuthChallenge: the two that carry a sign-in on.
public final class SignInOperations {
  private final PoolState pool;
  private final SessionStore<PendingChallenge> sessions;
  private final SignInSteps steps;

  public SignInOperations(PoolState pool, SessionStore<PendingChallenge> sessions) {
    this.pool = pool;
    this.sessions = sessions;
    steps = new SignInSteps(pool, sessions);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "InitiateAuth", new InitiateAuth(pool, steps),
        "RespondToAuthChallenge", new RespondToAuthChallenge(pool, sessions, steps));
  }
}
