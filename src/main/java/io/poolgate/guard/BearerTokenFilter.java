package io.poolgate.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.filters.SecurityFilter;
import io.poolgate.guard.BearerCredentials.Malformed;
import io.poolgate.guard.BearerCredentials.None;
import io.poolgate.guard.BearerCredentials.Presented;
import io.poolgate.token.verdict.RejectionReason;
import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Lets a request reach a guarded route only with a token that the verifier vouches for.
///
/// It replaces Micronaut Security's own filter (off in application.yml) with its readers,
/// validators and rules. Those take the first of two headers, let unsigned tokens through, put
/// valid ones into an event that is logged at DEBUG, and cost a third of a request. Open routes
/// look at no token: there, a failure of the verifier would be the answer, and a user with a stale
/// token could not sign in while the keys are unavailable.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
final class BearerTokenFilter implements Ordered {
  private final EarlyVerification tokens;
  private final RouteGuards guards;

  BearerTokenFilter(EarlyVerification tokens, RouteGuards guards) {
    this.tokens = tokens;
    this.guards = guards;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.order();
  }

  /// Lets the request pass, or throws [Refused]. It answers at once unless it waits for keys, and
  /// then it holds no thread.
  @RequestFilter
  @Nullable CompletionStage<@Nullable HttpRequest<?>> check(HttpRequest<?> request) {
    // Without its mark Micronaut gives routes no caller.
    request.setAttribute(SecurityFilter.KEY, true);
    var guard = guards.of(request);
    if (guard.open()) {
      return null;
    }
    return switch (BearerCredentials.of(request)) {
      case None _ -> throw Refused.withoutToken(request);
      case Malformed _ -> throw Refused.forMalformedHeader(request);
      case Presented(var token) -> {
        var verdict = tokens.verdict(request, token);
        if (!verdict.isDone()) {
          yield verdict.thenApply(late -> admit(late, token, guard, request));
        }
        admit(verdict.join(), token, guard, request);
        yield null;
      }
    };
  }

  private static HttpRequest<?> admit(
      Verification verdict, String token, RouteGuard guard, HttpRequest<?> request) {
    switch (verdict) {
      case Verified(var claims) when !guard.takes(claims.use()) ->
          throw Refused.of(request, RejectionReason.WRONG_TOKEN_USE);
      case Verified(var claims) when !guard.admits(claims) -> throw Refused.of(request, guard);
      case Verified(var claims) ->
          request.setAttribute(
              SecurityFilter.AUTHENTICATION, new VerifiedAuthentication(claims, token));
      case Rejected(var reason) -> throw Refused.of(request, reason);
    }
    return request;
  }
}
