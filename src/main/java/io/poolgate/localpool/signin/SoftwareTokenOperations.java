package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;

/// AssociateSoftwareToken, VerifySoftwareToken. Users who are signed in call them with their access
/// token; users whom MFA_SETUP keeps from signing in, with its session.
public final class SoftwareTokenOperations {
  private final PoolState pool;
  private final SessionStore<PendingChallenge> sessions;

  public SoftwareTokenOperations(PoolState pool, SessionStore<PendingChallenge> sessions) {
    this.pool = pool;
    this.sessions = sessions;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "AssociateSoftwareToken", this::associate,
        "VerifySoftwareToken", this::verify);
  }

  private Map<String, Object> associate(Parameters parameters) {
    if (pool.signInOptions().mfa() == MfaMode.OFF) {
      throw new PoolException(
          "SoftwareTokenMFANotFoundException",
          "Software Token MFA has not been enabled by the userPool");
    }
    Optional<String> session = parameters.optional("Session", Shape.SESSION);
    if (session.isEmpty()) {
      var user = pool.signedInUser(parameters);
      return Map.of("SecretCode", pool.credentials().softwareTokens().associate(user).secretCode());
    }
    return sessions.use(
        session.get(),
        pending -> {
          var setup = setup(pending);
          var token = pool.credentials().softwareTokens().associate(pending.signIn().user());
          return Map.of("SecretCode", token.secretCode(), "Session", carryOn(pending, setup));
        });
  }

  private Map<String, Object> verify(Parameters parameters) {
    String code = parameters.required("UserCode", Shape.USER_CODE);
    String name = parameters.optional("FriendlyDeviceName", Shape.DEVICE_NAME).orElse("");
    Optional<String> session = parameters.optional("Session", Shape.SESSION);
    if (session.isEmpty()) {
      pool.credentials().softwareTokens().verify(pool.signedInUser(parameters), code, name);
      return Map.of("Status", "SUCCESS");
    }
    return sessions.use(
        session.get(),
        pending -> {
          var setup = setup(pending);
          pool.credentials().softwareTokens().verify(pending.signIn().user(), code, name);
          return Map.of("Status", "SUCCESS", "Session", carryOn(pending, setup.verify()));
        });
  }

  private static MfaSetupChallenge setup(PendingChallenge pending) {
    if (pending.challenge() instanceof MfaSetupChallenge setup) {
      return setup;
    }
    throw PoolException.invalidSession();
  }

  private String carryOn(PendingChallenge pending, MfaSetupChallenge setup) {
    return sessions.open(new PendingChallenge(pending.signIn(), setup));
  }
}
