package io.poolgate.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.Sessions;
import io.poolgate.token.BearerSession;
import jakarta.validation.Valid;

/// POST /v1/tokens/refresh and /v1/sign-out.
@Controller("/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {
  private final Sessions sessions;
  private final BearerSession bearerSession;

  SessionController(Sessions sessions, BearerSession bearerSession) {
    this.sessions = sessions;
    this.bearerSession = bearerSession;
  }

  @Post("/tokens/refresh")
  RefreshResponse refresh(@Valid @Body RefreshRequest request) {
    return new RefreshResponse(sessions.refresh(request.refreshToken(), request.deviceKey()));
  }

  @Post("/sign-out")
  @Status(HttpStatus.NO_CONTENT)
  void signOut(@Valid @Body SignOutRequest request, HttpRequest<?> call) {
    sessions.signOut(request.refreshToken());
    bearerSession.revoke(call);
  }
}
