package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.user.MfaMethod;
import io.poolgate.localpool.user.MfaSettings;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// AssociateSoftwareToken, VerifySoftwareToken, SetUserMFAPreference, GetUserAuthFactors. The first
/// two serve users who are signed in, by their access token, and those whom MFA_SETUP keeps from
/// it, by its session.
public final class FactorOperations {
  private final PoolState pool;
  private final SessionStore<WaitingSignIn> sessions;
  private final FirstFactors firstFactors;
  private final SecondFactors secondFactors;

  public FactorOperations(PoolState pool, SessionStore<WaitingSignIn> sessions) {
    this.pool = pool;
    this.sessions = sessions;
    firstFactors = new FirstFactors(pool);
    secondFactors = new SecondFactors(pool);
  }

  public Map<String, OperationHandler> table() {
    return Map.of(
        "AssociateSoftwareToken", this::associate,
        "VerifySoftwareToken", this::verify,
        "SetUserMFAPreference", this::prefer,
        "GetUserAuthFactors", this::list);
  }

  private Map<String, Object> associate(Parameters parameters) {
    if (pool.options().mfa() == MfaMode.OFF) {
      throw new PoolException(
          "SoftwareTokenMFANotFoundException",
          "Software Token MFA has not been enabled by the userPool");
    }
    Optional<String> session = parameters.optional("Session", Shape.SESSION);
    if (session.isEmpty()) {
      var user = pool.accessTokens().of(parameters).user();
      return Map.of("SecretCode", pool.softwareTokens().associate(user).secretCode());
    }
    return sessions.use(
        session.get(),
        waiting -> {
          var setup = setup(waiting);
          var token = pool.softwareTokens().associate(waiting.signIn().user());
          return Map.of("SecretCode", token.secretCode(), "Session", carryOn(waiting, setup));
        });
  }

  private Map<String, Object> verify(Parameters parameters) {
    String code = parameters.required("UserCode", Shape.USER_CODE);
    String name = parameters.optional("FriendlyDeviceName", Shape.DEVICE_NAME).orElse("");
    Optional<String> session = parameters.optional("Session", Shape.SESSION);
    if (session.isEmpty()) {
      pool.softwareTokens().verify(pool.accessTokens().of(parameters).user(), code, name);
      return Map.of("Status", "SUCCESS");
    }
    return sessions.use(
        session.get(),
        waiting -> {
          var setup = setup(waiting);
          pool.softwareTokens().verify(waiting.signIn().user(), code, name);
          return Map.of("Status", "SUCCESS", "Session", carryOn(waiting, setup.verify()));
        });
  }

  private Map<String, Object> prefer(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    long preferred =
        Arrays.stream(MfaMethod.values())
            .flatMap(method -> parameters.object(method.settings()).stream())
            .filter(settings -> settings.flag("PreferredMfa"))
            .count();
    if (preferred > 1) {
      throw PoolException.invalidParameter("Only one MFA method can be preferred.");
    }
    var changed = user.mfa();
    for (var method : MfaMethod.values()) {
      Optional<Parameters> settings = parameters.object(method.settings());
      if (settings.isPresent()) {
        changed = changed(changed, user, method, settings.get());
      }
    }
    var all = changed;
    pool.users().update(user.sub(), draft -> draft.mfa(all));
    return Map.of();
  }

  private Map<String, Object> list(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.putAll(user.mfa().toJson());
    answer.put(
        "ConfiguredUserAuthFactors",
        firstFactors.configured(user).stream().map(FirstFactor::name).toList());
    return answer;
  }

  private MfaSettings changed(
      MfaSettings before, User user, MfaMethod method, Parameters settings) {
    if (!settings.flag("Enabled")) {
      if (settings.flag("PreferredMfa")) {
        throw PoolException.invalidParameter("An MFA method that is off can't be preferred.");
      }
      return before.off(method);
    }
    if (!secondFactors.isSetUp(user, method)) {
      throw PoolException.invalidParameter(missing(user, method));
    }
    return before.on(method, settings.flag("PreferredMfa"));
  }

  private String missing(User user, MfaMethod method) {
    return switch (method) {
      case SOFTWARE_TOKEN_MFA ->
          pool.softwareTokens().isWaiting(user)
              ? "User has not verified software token mfa"
              : "User has not set up software token mfa";
      case SMS_MFA, EMAIL_OTP -> "User does not have delivery config set to turn on " + method;
    };
  }

  private static MfaSetupChallenge setup(WaitingSignIn waiting) {
    if (waiting.challenge() instanceof MfaSetupChallenge setup) {
      return setup;
    }
    throw PoolException.invalidSession();
  }

  private String carryOn(WaitingSignIn waiting, MfaSetupChallenge setup) {
    return sessions.open(new WaitingSignIn(waiting.signIn(), setup));
  }
}
