package io.poolgate.token;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Answers Micronaut Security's question who the caller is, from the verifier's verdict.
///
/// It never raises: an error out of a validator answers public routes and unknown paths too, and a
/// stale token would keep its user from signing in while the keys are unavailable.
@Singleton
final class BearerTokenValidator implements TokenValidator<HttpRequest<?>> {
  private final AccessTokenVerifier verifier;

  BearerTokenValidator(AccessTokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
    if (request == null) {
      return Publishers.empty();
    }
    var guarded = GuardedRoute.of(request);
    if (guarded.isEmpty()) {
      return Publishers.empty();
    }
    var verdict = verifier.verify(token);
    if (verdict.isDone()) {
      var caller = caller(guarded.get(), verdict.join(), token, request);
      return caller == null ? Publishers.empty() : Publishers.just(caller);
    }
    // The wait for keys holds no thread; a null ends in an empty publisher.
    return Publishers.fromCompletableFuture(
        verdict.thenApply(late -> caller(guarded.get(), late, token, request)));
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
