package io.poolgate.token;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.poolgate.token.BearerCredentials.Malformed;
import io.poolgate.token.BearerCredentials.None;
import io.poolgate.token.BearerCredentials.Presented;
import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Answers Micronaut Security's question who the caller is, from the verifier's verdict.
///
/// It stands in for Micronaut's own reading of tokens, with all its readers and validators: that
/// takes the first of two headers, lets unsigned tokens through, and puts valid ones into an event
/// that is logged at DEBUG.
///
/// It never raises: an error here would answer public routes and unknown paths too, and a stale
/// token would keep its user from signing in while the keys are unavailable.
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerTokenValidator implements AuthenticationFetcher<HttpRequest<?>> {
  private final AccessTokenVerifier verifier;

  BearerTokenValidator(AccessTokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var route = GuardedRoute.of(request);
    if (route.isEmpty()) {
      return Publishers.empty();
    }
    return switch (BearerCredentials.of(request)) {
      case None _ -> Publishers.empty();
      case Malformed _ -> publish(rejected(request, RejectionReason.MALFORMED_HEADER));
      case Presented(var token) -> validate(token, route.get(), request);
    };
  }

  private Publisher<Authentication> validate(
      String token, GuardedRoute route, HttpRequest<?> request) {
    var verdict = verifier.verify(token);
    if (verdict.isDone()) {
      return publish(caller(route, verdict.join(), token, request));
    }
    // The wait for keys holds no thread; a null ends in an empty publisher.
    return Publishers.fromCompletableFuture(
        verdict.thenApply(late -> caller(route, late, token, request)));
  }

  private static Publisher<Authentication> publish(@Nullable Authentication caller) {
    return caller == null ? Publishers.empty() : Publishers.just(caller);
  }

  private static @Nullable Authentication caller(
      GuardedRoute route, Verification verdict, String token, HttpRequest<?> request) {
    return switch (verdict) {
      case Verified(var claims) when claims.use() != TokenUse.ACCESS && route.wantsAccessToken() ->
          rejected(request, RejectionReason.WRONG_TOKEN_USE);
      case Verified(var claims) -> new VerifiedAuthentication(claims, token);
      case Rejected(var reason) -> rejected(request, reason);
    };
  }

  private static @Nullable Authentication rejected(HttpRequest<?> request, RejectionReason reason) {
    RejectedRequest.mark(request, reason);
    return null;
  }
}
