package io.poolgate.password;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.UserPool;
import jakarta.validation.Valid;

/// POST /v1/forgot-password and /v1/forgot-password/confirm.
@Controller("/v1/forgot-password")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ForgotPasswordController {
  private final UserPool userPool;

  ForgotPasswordController(UserPool userPool) {
    this.userPool = userPool;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  void forgotPassword(@Valid @Body ForgotPasswordRequest request) {
    userPool.forgotPassword(request.username());
  }

  @Post("/confirm")
  @Status(HttpStatus.NO_CONTENT)
  void confirm(@Valid @Body ConfirmForgotPasswordRequest request) {
    userPool.confirmForgotPassword(request.username(), request.code(), request.newPassword());
  }
}
