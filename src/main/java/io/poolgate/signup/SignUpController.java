package io.poolgate.signup;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.DisclosureConfiguration;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.Registration;
import io.poolgate.cognito.UserPool;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.validation.Valid;
import java.util.List;

/// POST /v1/sign-up, /v1/sign-up/confirm and /v1/sign-up/resend-code.
@Controller("/v1/sign-up")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignUpController {
  private final UserPool userPool;
  private final InputBounds bounds;
  private final SignUpSessions sessions;
  private final boolean revealExistingUsers;

  SignUpController(
      UserPool userPool,
      InputBounds bounds,
      SignUpSessions sessions,
      DisclosureConfiguration disclosure) {
    this.userPool = userPool;
    this.bounds = bounds;
    this.sessions = sessions;
    this.revealExistingUsers = disclosure.revealExistingUsers();
  }

  @Post
  @Status(HttpStatus.CREATED)
  SignUpResponse signUp(@Valid @Body SignUpRequest request) {
    var attributes = bounds.attributes(request.attributes(), List.of());
    var metadata = bounds.clientMetadata(request.clientMetadata());
    var complete = ContactAttribute.addTo(attributes, request.username());
    Registration registration;
    try {
      registration = userPool.signUp(request.username(), request.password(), complete, metadata);
    } catch (ProblemException problem) {
      if (revealExistingUsers || problem.code() != ProblemCode.USERNAME_EXISTS) {
        throw problem;
      }
      return ConcealedSignUp.answer(complete);
    }
    if (!revealExistingUsers) {
      return ConcealedSignUp.answer(complete);
    }
    return new SignUpResponse(
        registration.userId(),
        registration.confirmed(),
        sessions.seal(registration.session(), request.username()),
        registration.codeDelivery());
  }

  @Post("/confirm")
  ConfirmSignUpResponse confirm(@Valid @Body ConfirmSignUpRequest request) {
    var session = sessions.open(request.session(), request.username());
    var next = userPool.confirmSignUp(request.username(), request.code(), session);
    return new ConfirmSignUpResponse(sessions.seal(next.orElse(null), request.username()));
  }

  @Post("/resend-code")
  @Status(HttpStatus.ACCEPTED)
  void resendCode(@Valid @Body ResendCodeRequest request) {
    userPool.resendConfirmationCode(request.username());
  }
}
