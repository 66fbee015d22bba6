package io.poolgate.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.cognito.call.UserContext;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.SignIn;
import io.poolgate.cognito.signin.TotpSetup;
import io.poolgate.edge.RefreshCookie;
import io.poolgate.limits.SpendGuard;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SignInContext;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// POST /v1/sign-in and /v1/sign-in/challenge.
@Controller("/v1/sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(UpstreamThreads.NAME)
class SignInController {
  private final SignIn signIn;
  private final TotpSetup totp;
  private final SignInAttempts attempts;
  private final ChallengeAnswers answers;
  private final InputBounds bounds;
  private final SignInResults results;
  private final SignInSessions sessions;
  private final RefreshCookie refreshCookie;
  private final SpendGuard spend;

  SignInController(
      SignIn signIn,
      TotpSetup totp,
      SignInAttempts attempts,
      ChallengeAnswers answers,
      InputBounds bounds,
      SignInResults results,
      SignInSessions sessions,
      RefreshCookie refreshCookie,
      SpendGuard spend) {
    this.signIn = signIn;
    this.totp = totp;
    this.attempts = attempts;
    this.answers = answers;
    this.bounds = bounds;
    this.results = results;
    this.sessions = sessions;
    this.refreshCookie = refreshCookie;
    this.spend = spend;
  }

  @Post
  HttpResponse<SignInResult> signIn(
      @Valid @Body SignInRequest body, HttpRequest<?> request, UserContext caller) {
    var delivery = body.deliveryOrDefault();
    refreshCookie.require(delivery, request);
    var attempt = attempts.of(body);
    var outcome =
        spend.admit(
            request,
            SignInSpend.of(attempt),
            () -> signIn.start(attempt, caller),
            SignInSpend::sent);
    return results.of(outcome, new SignInContext(attempt.username(), body.deviceKey(), delivery));
  }

  @Post("/challenge")
  HttpResponse<SignInResult> answer(
      @Valid @Body ChallengeRequest body, HttpRequest<?> request, UserContext caller) {
    var session = sessions.open(body.session());
    refreshCookie.require(session.context().delivery(), request);
    var responses = answers.of(body, session);
    var metadata = bounds.clientMetadata(body.clientMetadata());
    var outcome =
        spend.admit(
            request,
            SignInSpend.of(session, body),
            () -> signIn.answer(challenge(session, body), responses, metadata, caller),
            next -> SignInSpend.sent(session, next));
    return results.of(outcome, session.context().on(body.deviceKey()));
  }

  /// The challenge that is answered. MFA_SETUP takes two calls: the first one proves the code, and
  /// its session is the answer.
  private Challenge challenge(SealedSession session, ChallengeRequest body) {
    var cognitoSession = session.cognitoSession();
    if (session.purpose() == Purpose.TOTP_SETUP) {
      var code = Objects.requireNonNull(body.code(), "its form requires it");
      cognitoSession = totp.finish(cognitoSession, code, body.deviceName());
    }
    return new Challenge(
        session.challenge().name(), cognitoSession, session.username(), Map.of(), List.of());
  }
}
