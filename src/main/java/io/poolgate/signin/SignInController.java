package io.poolgate.signin;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.Challenge;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.SignIn;
import io.poolgate.cognito.SignInOutcome;
import io.poolgate.cognito.SignedIn;
import jakarta.validation.Valid;
import java.util.Map;

/// POST /v1/sign-in and /v1/sign-in/challenge.
@Controller("/v1/sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
  private final SignIn signIn;
  private final InputBounds bounds;
  private final ChallengeSessions sessions;

  SignInController(SignIn signIn, InputBounds bounds, ChallengeSessions sessions) {
    this.signIn = signIn;
    this.bounds = bounds;
    this.sessions = sessions;
  }

  @Post
  SignInResult signIn(@Valid @Body SignInRequest request) {
    var metadata = bounds.clientMetadata(request.clientMetadata());
    return result(signIn.withPassword(request.username(), request.password(), metadata));
  }

  @Post("/challenge")
  SignInResult answer(@Valid @Body ChallengeRequest request) {
    var session = sessions.open(request.session());
    var answers = ChallengeAnswers.of(request, session, bounds);
    return result(signIn.answer(sessions.challenge(session), answers, Map.of()));
  }

  private SignInResult result(SignInOutcome outcome) {
    return switch (outcome) {
      case SignedIn signedIn ->
          new SignInResult.Authenticated(signedIn.tokens(), signedIn.newDevice());
      case Challenge challenge -> new SignInResult.Challenged(sessions.describe(challenge));
    };
  }
}
