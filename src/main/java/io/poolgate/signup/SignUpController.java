package io.poolgate.signup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.UserPool;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.cognito.call.UserContext;
import io.poolgate.limits.Spend;
import io.poolgate.limits.SpendGuard;
import jakarta.validation.Valid;
import java.util.List;

/// POST /v1/sign-up, /v1/sign-up/confirm and /v1/sign-up/resend-code.
@Controller("/v1/sign-up")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(UpstreamThreads.NAME)
class SignUpController {
  private final UserPool userPool;
  private final InputBounds bounds;
  private final SignUpSessions sessions;
  private final SpendGuard spend;

  SignUpController(
      UserPool userPool, InputBounds bounds, SignUpSessions sessions, SpendGuard spend) {
    this.userPool = userPool;
    this.bounds = bounds;
    this.sessions = sessions;
    this.spend = spend;
  }

  @Post
  @Status(HttpStatus.CREATED)
  SignUpResponse signUp(
      @Valid @Body SignUpRequest body, HttpRequest<?> request, UserContext caller) {
    var attributes = bounds.attributes(body.attributes(), List.of());
    var metadata = bounds.clientMetadata(body.clientMetadata());
    var complete = ContactAttribute.addTo(attributes, body.username());
    spend.admit(request, Spend.by(body.username()).message(ContactAttribute.messaged(complete)));
    return userPool
        .signUp(body.username(), body.password(), complete, metadata, caller)
        .map(registration ->
            new SignUpResponse(
                registration.userId(),
                registration.confirmed(),
                sessions.seal(registration.session(), body.username()),
                registration.codeDelivery()))
        .orElseGet(() -> ConcealedSignUp.answer(complete));
  }

  @Post("/confirm")
  ConfirmSignUpResponse confirm(
      @Valid @Body ConfirmSignUpRequest body, HttpRequest<?> request, UserContext caller) {
    var session = sessions.open(body.session(), body.username());
    spend.admit(request, Spend.by(body.username()));
    var next = userPool.confirmSignUp(body.username(), body.code(), session, caller);
    return new ConfirmSignUpResponse(sessions.seal(next.orElse(null), body.username()));
  }

  @Post("/resend-code")
  @Status(HttpStatus.ACCEPTED)
  void resendCode(@Valid @Body ResendCodeRequest body, HttpRequest<?> request, UserContext caller) {
    spend.admit(request, Spend.by(body.username()).message(body.username()));
    userPool.resendConfirmationCode(body.username(), caller);
  }
}
