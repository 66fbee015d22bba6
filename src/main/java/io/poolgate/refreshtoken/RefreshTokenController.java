package io.poolgate.refreshtoken;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.RefreshTokens;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.edge.RefreshCookie;
import io.poolgate.edge.RefreshCookie.Presented;
import io.poolgate.guard.BearerSignOut;
import io.poolgate.limits.Spend;
import io.poolgate.limits.SpendGuard;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.RefreshTokenDelivery;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/// POST /v1/tokens/refresh and /v1/sign-out.
@Controller("/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(UpstreamThreads.NAME)
class RefreshTokenController {
  private final RefreshTokens sessions;
  private final RefreshCookie cookie;
  private final SpendGuard spend;
  private final BearerSignOut bearerSession;

  RefreshTokenController(
      RefreshTokens sessions, RefreshCookie cookie, SpendGuard spend, BearerSignOut bearerSession) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.spend = spend;
    this.bearerSession = bearerSession;
  }

  /// A refused token keeps its cookie: another tab may have renewed it meanwhile, and clearing it
  /// here would take the successor from both.
  @Post("/tokens/refresh")
  HttpResponse<?> refresh(@Valid @Body @Nullable RefreshRequest body, HttpRequest<?> request) {
    var presented =
        cookie
            .read(request, body == null ? null : body.refreshToken())
            .orElseThrow(RefreshTokenController::missing);
    spend.admit(request, Spend.call());
    var tokens = sessions.refresh(presented.token(), body == null ? null : body.deviceKey());
    return cookie.deliver(tokens, delivery(presented), RefreshResponse::new);
  }

  /// A page that has already signed out has no cookie, and may sign out again. A client that keeps
  /// the token itself must send it.
  @Post("/sign-out")
  HttpResponse<Void> signOut(@Valid @Body @Nullable SignOutRequest body, HttpRequest<?> request) {
    var presented = cookie.read(request, body == null ? null : body.refreshToken());
    if (presented.isEmpty() && !cookie.mayClear(request)) {
      throw missing();
    }
    spend.admit(request, Spend.call());
    presented.map(Presented::token).ifPresent(sessions::signOut);
    bearerSession.revoke(request);
    MutableHttpResponse<Void> done = HttpResponse.noContent();
    return presented.map(Presented::fromCookie).orElse(true) ? cookie.clear(done) : done;
  }

  private static RefreshTokenDelivery delivery(Presented presented) {
    return presented.fromCookie() ? RefreshTokenDelivery.COOKIE : RefreshTokenDelivery.BODY;
  }

  private static ProblemException missing() {
    return new ProblemException(ProblemCode.INVALID_REQUEST)
        .withDetail("A refresh token is required, in the body or in the cookie.");
  }
}
