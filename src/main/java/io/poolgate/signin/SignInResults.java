package io.poolgate.signin;

import io.micronaut.http.HttpResponse;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.SignInOutcome;
import io.poolgate.cognito.signin.SignedIn;
import io.poolgate.edge.RefreshCookie;
import io.poolgate.seal.RefreshTokenDelivery;
import io.poolgate.seal.SignInContext;
import jakarta.inject.Singleton;

/// Turns what a sign-in led to into the result of the contract.
@Singleton
final class SignInResults {
  private final SignInSessions sessions;
  private final ChallengeDescription description;
  private final RefreshCookie refreshCookie;

  SignInResults(
      SignInSessions sessions, ChallengeDescription description, RefreshCookie refreshCookie) {
    this.sessions = sessions;
    this.description = description;
    this.refreshCookie = refreshCookie;
  }

  HttpResponse<SignInResult> of(SignInOutcome outcome, SignInContext context) {
    return switch (outcome) {
      case SignedIn signedIn -> authenticated(signedIn, context.delivery());
      case Challenge challenge ->
          HttpResponse.ok(new SignInResult.Challenged(challenged(challenge, context)));
    };
  }

  private HttpResponse<SignInResult> authenticated(
      SignedIn signedIn, RefreshTokenDelivery delivery) {
    return refreshCookie.deliver(
        signedIn.tokens(),
        delivery,
        tokens -> new SignInResult.Authenticated(tokens, signedIn.newDevice()));
  }

  private SignInResult.Details challenged(Challenge challenge, SignInContext context) {
    var session = sessions.of(challenge, context);
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
