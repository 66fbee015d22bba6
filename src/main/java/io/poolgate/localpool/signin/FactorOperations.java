package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.MfaMethod;
import io.poolgate.localpool.user.MfaSettings;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// SetUserMFAPreference, GetUserAuthFactors.
public final class FactorOperations {
  private final PoolState pool;
  private final FirstFactors firstFactors;
  private final SecondFactors secondFactors;

  public FactorOperations(PoolState pool) {
    this.pool = pool;
    firstFactors = new FirstFactors(pool);
    secondFactors = new SecondFactors(pool);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "SetUserMFAPreference", this::prefer,
        "GetUserAuthFactors", this::list);
  }

  private Map<String, Object> prefer(Parameters parameters) {
    var user = pool.signedInUser(parameters);
    long preferred =
        Arrays.stream(MfaMethod.values())
            .flatMap(method -> parameters.object(method.settings()).stream())
            .filter(settings -> settings.flag("PreferredMfa"))
            .count();
    if (preferred > 1) {
      throw PoolException.invalidParameter("Only one MFA method can be preferred.");
    }
    parameters.object("WebAuthnMfaSettings").ifPresent(FactorOperations::refusePasskeys);
    var changed = user.mfa();
    for (var method : MfaMethod.values()) {
      Optional<Parameters> settings = parameters.object(method.settings());
      if (settings.isPresent()) {
        changed = changed(changed, user, method, settings.get());
      }
    }
    var all = changed;
    pool.directory().users().update(user.sub(), draft -> draft.mfa(all));
    return Map.of();
  }

  /// Passkeys of this pool are one factor (Cognito's FactorConfiguration `SINGLE_FACTOR`, which is
  /// its default), and users cannot make two of them. Off is what they are.
  private static void refusePasskeys(Parameters settings) {
    if (settings.flag("Enabled")) {
      throw PoolException.invalidParameter(
          "User pool does not have passkeys configured as multi-factor to turn on WEB_AUTHN");
    }
  }

  private Map<String, Object> list(Parameters parameters) {
    var user = pool.signedInUser(parameters);
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
          pool.credentials().softwareTokens().isWaiting(user)
              ? "User has not verified software token mfa"
              : "User has not set up software token mfa";
      case SMS_MFA, EMAIL_OTP -> "User does not have delivery config set to turn on " + method;
    };
  }
}
