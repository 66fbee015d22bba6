package io.poolgate.signin;

import io.poolgate.cognito.Challenge;
import io.poolgate.cognito.SignInOutcome;
import io.poolgate.cognito.SignedIn;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Turns what a sign-in led to into the result of the contract.
@Singleton
final class SignInResults {
  private final SignInSessions sessions;
  private final ChallengeDescription description;

  SignInResults(SignInSessions sessions, ChallengeDescription description) {
    this.sessions = sessions;
    this.description = description;
  }

  /// @param signInName what the user signs in as
  /// @param deviceKey the device of the request
  SignInResult of(SignInOutcome outcome, String signInName, @Nullable String deviceKey) {
    return switch (outcome) {
      case SignedIn signedIn ->
          new SignInResult.Authenticated(signedIn.tokens(), signedIn.newDevice());
      case Challenge challenge ->
          new SignInResult.Challenged(challenged(challenge, signInName, deviceKey));
    };
  }

  private SignInResult.Details challenged(
      Challenge challenge, String signInName, @Nullable String deviceKey) {
    var session = sessions.of(challenge, signInName, deviceKey);
    var options = challenge.options();
    return new SignInResult.Details(
        challenge.name(),
        sessions.seal(session),
        options.isEmpty() ? null : options,
        description.parameters(challenge),
        ChallengeDescription.delivery(challenge),
        session.expiresAt());
  }
}
