package io.poolgate.signin;

import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.ChallengeType;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SealedSession.AskedChallenge;
import io.poolgate.seal.SessionSealer;
import io.poolgate.seal.SignInContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Seals what a sign-in must remember between two requests, and opens it again.
@Singleton
final class SignInSessions {
  private final SessionSealer sealer;
  private final String clientId;

  SignInSessions(SessionSealer sealer, UserPoolSettings settings) {
    this.sealer = sealer;
    this.clientId = settings.clientId();
  }

  /// The session of a challenge. The challenge may name another device than the client did.
  SealedSession of(Challenge challenge, SignInContext context) {
    return new SealedSession(
        Purpose.CHALLENGE,
        challenge.session(),
        challenge.username(),
        new AskedChallenge(challenge.name(), challenge.listed()),
        context.on(challenge.parameters().get("DEVICE_KEY")),
        clientId,
        sealer.expiry());
  }

  String seal(SealedSession session) {
    return sealer.seal(session);
  }

  /// The session that answers MFA_SETUP, together with a code.
  ///
  /// @param next Cognito's session that came with the secret
  String sealTotpSetup(SealedSession mfaSetup, String next) {
    return sealer.seal(mfaSetup.followedBy(Purpose.TOTP_SETUP, next, sealer.expiry()));
  }

  /// The session of a challenge that waits for its answer. MFA_SETUP is answered with the session
  /// that /v1/sign-in/totp-setup gave.
  ///
  /// @throws ProblemException `challenge_session_invalid` or `challenge_session_expired`
  SealedSession open(String session) {
    var opened = sealer.open(session, clientId, Purpose.CHALLENGE, Purpose.TOTP_SETUP);
    if (isMfaSetup(opened) && opened.purpose() != Purpose.TOTP_SETUP) {
      throw ProblemException.invalidField("session", Reason.INVALID_VALUE)
          .withDetail("Ask /v1/sign-in/totp-setup first, and send the session that it gives.");
    }
    return opened;
  }

  /// The session of an MFA_SETUP challenge.
  ///
  /// @throws ProblemException as [#open], and for the session of another challenge
  SealedSession openMfaSetup(String session) {
    var opened = sealer.open(session, clientId, Purpose.CHALLENGE);
    if (!isMfaSetup(opened)) {
      throw new ProblemException(ProblemCode.CHALLENGE_SESSION_INVALID);
    }
    return opened;
  }

  private static boolean isMfaSetup(SealedSession session) {
    return ChallengeType.MFA_SETUP.is(session.challenge().name());
  }

  /// The session of a confirmed sign-up.
  ///
  /// @throws ProblemException as [#open], and `invalid_request` where it is another user's
  SealedSession openSignUp(String session, @Nullable String username) {
    return sealer.open(session, clientId, Purpose.SIGN_UP).of(username);
  }
}
