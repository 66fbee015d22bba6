package io.poolgate.signin;

import io.poolgate.cognito.SignInAttempt;
import io.poolgate.cognito.SignInMethod;
import io.poolgate.limits.Spend;
import io.poolgate.seal.SealedSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step of a sign-in may cost. A one-time code is sent to whoever is named, before anything
/// was proved.
final class SignInSpend {
  private static final Set<String> SENT = Set.of("SMS_OTP", "EMAIL_OTP", "SMS_MFA");
  private static final Set<String> NOT_SENT = Set.of("PASSWORD", "PASSWORD_SRP", "WEB_AUTHN");

  private SignInSpend() {}

  /// Where nothing is preferred the pool may send a code at once.
  static Spend of(SignInAttempt attempt) {
    var username = attempt.username();
    var preferred = attempt.parameters().getOrDefault("PREFERRED_CHALLENGE", "");
    boolean sends =
        attempt.method() == SignInMethod.CHOICE
            && attempt.session() == null
            && !NOT_SENT.contains(preferred);
    return sends ? Spend.message(username, username) : Spend.by(username);
  }

  static Spend of(SealedSession session, @Nullable String choice) {
    var username = session.signInName();
    return choice != null && SENT.contains(choice)
        ? Spend.message(username, username)
        : Spend.by(username);
  }
}
