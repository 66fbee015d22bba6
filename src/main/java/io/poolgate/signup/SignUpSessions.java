package io.poolgate.signup;

import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SessionSealer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The `session` that leads from sign-up through confirm to a sign-in without a password.
@Singleton
final class SignUpSessions {
  private final SessionSealer sealer;
  private final String clientId;

  SignUpSessions(SessionSealer sealer, UserPoolSettings settings) {
    this.sealer = sealer;
    this.clientId = settings.clientId();
  }

  @Nullable String seal(@Nullable String cognitoSession, String username) {
    return cognitoSession == null
        ? null
        : sealer.seal(SealedSession.ofSignUp(cognitoSession, username, clientId, sealer.expiry()));
  }

  /// Cognito's session out of ours.
  ///
  /// @throws ProblemException `invalid_request` where it was sealed for another user name
  @Nullable String open(@Nullable String session, String username) {
    return session == null
        ? null
        : sealer.open(session, clientId, Purpose.SIGN_UP).of(username).cognitoSession();
  }
}
