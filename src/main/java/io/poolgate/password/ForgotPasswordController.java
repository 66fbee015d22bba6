package io.poolgate.password;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.UserPool;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.cognito.call.UserContext;
import io.poolgate.limits.Spend;
import io.poolgate.limits.SpendGuard;
import jakarta.validation.Valid;

/// POST /v1/forgot-password and /v1/forgot-password/confirm.
@Controller("/v1/forgot-password")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(UpstreamThreads.NAME)
class ForgotPasswordController {
  private final UserPool userPool;
  private final SpendGuard spend;

  ForgotPasswordController(UserPool userPool, SpendGuard spend) {
    this.userPool = userPool;
    this.spend = spend;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  void forgotPassword(
      @Valid @Body ForgotPasswordRequest body, HttpRequest<?> request, UserContext caller) {
    spend.admit(request, Spend.by(body.username()).message(body.username()));
    userPool.forgotPassword(body.username(), caller);
  }

  @Post("/confirm")
  @Status(HttpStatus.NO_CONTENT)
  void confirm(
      @Valid @Body ConfirmForgotPasswordRequest body, HttpRequest<?> request, UserContext caller) {
    spend.admit(request, Spend.by(body.username()));
    userPool.confirmForgotPassword(body.username(), body.code(), body.newPassword(), caller);
  }
}
