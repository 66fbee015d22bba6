package io.poolgate.signin;

import io.poolgate.cognito.Challenge;
import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.UserPoolSettings;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SessionSealer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns Cognito's challenges into those of the contract, their sessions sealed, and back.
@Singleton
final class ChallengeSessions {
  private final SessionSealer sealer;
  private final String clientId;

  ChallengeSessions(SessionSealer sealer, UserPoolSettings settings) {
    this.sealer = sealer;
    this.clientId = settings.clientId();
  }

  SignInResult.Details describe(Challenge challenge) {
    var required = challenge.requiredAttributes();
    var expiresAt = sealer.expiry();
    var session =
        sealer.seal(
            new SealedSession(
                Purpose.CHALLENGE,
                challenge.session(),
                challenge.username(),
                challenge.name(),
                required,
                clientId,
                expiresAt));
    return new SignInResult.Details(
        challenge.name(),
        session,
        null,
        parameters(challenge, required),
        delivery(challenge.parameters()),
        expiresAt);
  }

  /// @throws ProblemException `challenge_session_invalid` or `challenge_session_expired`
  SealedSession open(String session) {
    return sealer.open(session, Purpose.CHALLENGE, clientId);
  }

  Challenge challenge(SealedSession session) {
    var name = session.challenge();
    if (name == null) {
      throw new ProblemException(ProblemCode.CHALLENGE_SESSION_INVALID);
    }
    return new Challenge(name, session.cognitoSession(), session.username(), Map.of());
  }

  private static @Nullable Map<String, Object> parameters(
      Challenge challenge, List<String> required) {
    if (challenge.name().equals(ChallengeAnswers.NEW_PASSWORD_REQUIRED)) {
      return Map.of("requiredAttributes", required);
    }
    return challenge.parameters().isEmpty() ? null : Map.copyOf(challenge.parameters());
  }

  private static @Nullable CodeDelivery delivery(Map<String, String> parameters) {
    var destination = parameters.get("CODE_DELIVERY_DESTINATION");
    return destination == null
        ? null
        : new CodeDelivery(destination, parameters.get("CODE_DELIVERY_DELIVERY_MEDIUM"), null);
  }
}
