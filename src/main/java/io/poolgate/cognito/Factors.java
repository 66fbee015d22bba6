package io.poolgate.cognito;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a signed-in user can sign in with. Every method throws
/// [io.poolgate.problem.ProblemException] and nothing else.
@Singleton
public final class Factors {
  private final CognitoCall call;

  Factors(CognitoCall call) {
    this.call = call;
  }

  /// A user's factors.
  ///
  /// @param factors what can begin a sign-in, such as `PASSWORD`, `EMAIL_OTP`, `WEB_AUTHN`
  @Introspected
  public record Configured(List<String> factors, Profile.Mfa mfa) {
    public Configured {
      factors = List.copyOf(factors);
    }
  }

  /// GetUserAuthFactors.
  public Configured of(String accessToken) {
    var answer =
        call.plain(
            Operation.GET_FACTORS,
            cognito -> cognito.getUserAuthFactors(r -> r.accessToken(accessToken)));
    return new Configured(
        answer.configuredUserAuthFactorsAsStrings(),
        new Profile.Mfa(answer.preferredMfaSetting(), answer.userMFASettingList()));
  }

  /// SetUserMFAPreference.
  ///
  /// @param mentioned the second factors to switch; a pool refuses one that it has not enabled,
  ///   even to switch it off
  /// @param enabled those of them that the pool asks for from now on
  /// @param preferred the one of them that the pool asks for first; null: none
  public void prefer(
      String accessToken,
      Set<SecondFactor> mentioned,
      Set<SecondFactor> enabled,
      @Nullable SecondFactor preferred) {
    call.plain(
        Operation.SET_MFA_PREFERENCE,
        cognito ->
            cognito.setUserMFAPreference(r -> {
              r.accessToken(accessToken);
              for (var factor : mentioned) {
                boolean on = enabled.contains(factor);
                boolean first = factor == preferred;
                switch (factor) {
                  case SMS_MFA -> r.smsMfaSettings(s -> s.enabled(on).preferredMfa(first));
                  case SOFTWARE_TOKEN_MFA ->
                      r.softwareTokenMfaSettings(s -> s.enabled(on).preferredMfa(first));
                  case EMAIL_OTP -> r.emailMfaSettings(s -> s.enabled(on).preferredMfa(first));
                }
              }
            }));
  }
}
