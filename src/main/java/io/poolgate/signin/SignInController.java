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
import io.poolgate.cognito.TotpSetup;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.SealedSession;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// POST /v1/sign-in and /v1/sign-in/challenge.
@Controller("/v1/sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
  private final SignIn signIn;
  private final TotpSetup totp;
  private final SignInAttempts attempts;
  private final ChallengeAnswers answers;
  private final InputBounds bounds;
  private final SignInResults results;
  private final SignInSessions sessions;

  SignInController(
      SignIn signIn,
      TotpSetup totp,
      SignInAttempts attempts,
      ChallengeAnswers answers,
      InputBounds bounds,
      SignInResults results,
      SignInSessions sessions) {
    this.signIn = signIn;
    this.totp = totp;
    this.attempts = attempts;
    this.answers = answers;
    this.bounds = bounds;
    this.results = results;
    this.sessions = sessions;
  }

  @Post
  SignInResult signIn(@Valid @Body SignInRequest request) {
    var attempt = attempts.of(request);
    return results.of(signIn.start(attempt), attempt.username(), request.deviceKey());
  }

  @Post("/challenge")
  SignInResult answer(@Valid @Body ChallengeRequest request) {
    var session = sessions.open(request.session());
    var responses = answers.of(session.challenge(), request, session);
    var metadata = bounds.clientMetadata(request.clientMetadata());
    var challenge = challenge(session, request);
    var device = request.deviceKey() == null ? session.deviceKey() : request.deviceKey();
    return results.of(signIn.answer(challenge, responses, metadata), session.signInName(), device);
  }

  /// The challenge that is answered. MFA_SETUP takes two calls: one proves the code, whose session
  /// is the answer.
  private Challenge challenge(SealedSession session, ChallengeRequest request) {
    var cognitoSession = session.cognitoSession();
    if (session.purpose() == Purpose.TOTP_SETUP) {
      var code = Objects.requireNonNull(request.code(), "its form requires it");
      cognitoSession = totp.finish(cognitoSession, code, request.deviceName());
    }
    return new Challenge(
        session.challenge(), cognitoSession, session.username(), Map.of(), List.of());
  }
}
