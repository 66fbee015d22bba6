package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.Account;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// POST /v1/me/password.
@Controller("/v1/me/password")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class PasswordController {
  private final Account account;
  private final SelfService selfService;

  PasswordController(Account account, SelfService selfService) {
    this.account = account;
    this.selfService = selfService;
  }

  @Post
  @Status(HttpStatus.NO_CONTENT)
  void change(
      VerifiedAuthentication caller, @Valid @Body ChangeRequest change, HttpRequest<?> request) {
    if (change.currentPassword() == null) {
      selfService.requireRecentSignIn(caller, request);
    }
    selfService.admit(caller, request);
    account.changePassword(caller.accessToken(), change.currentPassword(), change.newPassword());
  }

  /// The body.
  ///
  /// @param currentPassword left out by a user who has none
  @Introspected
  record ChangeRequest(
      @Size(min = 1, max = 256) @Nullable String currentPassword,
      @NotEmpty @Size(max = 256) String newPassword) {
    @Override
    public String toString() {
      return "ChangeRequest[]";
    }
  }
}
