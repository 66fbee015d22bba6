package io.poolgate.token;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.DefaultTokenResolver;
import io.micronaut.security.token.reader.TokenResolver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Hands the bearer token to Micronaut Security, in place of its readers: those take the first of
/// two headers, look into cookies where told so, and log the header at DEBUG.
@Singleton
@Replaces(DefaultTokenResolver.class)
final class BearerTokenResolver implements TokenResolver<HttpRequest<?>> {

  @Override
  public List<String> resolveTokens(HttpRequest<?> request) {
    return switch (BearerCredentials.of(request)) {
      case BearerCredentials.Presented(var token) -> List.of(token);
      case BearerCredentials.None _ -> List.of();
      case BearerCredentials.Malformed _ -> {
        RejectedRequest.mark(request, RejectionReason.MALFORMED_HEADER);
        yield List.of();
      }
    };
  }

  @Override
  @SuppressWarnings({"removal", "deprecation"}) // still abstract in the interface
  public Optional<String> resolveToken(HttpRequest<?> request) {
    return resolveTokens(request).stream().findFirst();
  }
}
