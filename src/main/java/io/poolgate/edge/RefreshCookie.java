package io.poolgate.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.poolgate.cognito.signin.Tokens;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.RefreshTokenDelivery;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The refresh token where scripts cannot read it: in a cookie (RFC 6265bis) that only this host
/// gets back, over TLS, from pages of the same site.
///
/// `SameSite` alone stops neither a neighbour below the same domain nor a page that signs its
/// visitor in to the attacker's account. So each request that sets or reads the cookie must name an
/// origin that is this server's own or allowed.
@Singleton
public final class RefreshCookie {
  /// With this prefix, browsers refuse a cookie that was set for a whole domain, or without TLS.
  static final String NAME = "__Host-poolgate-refresh";

  private final PublicUrl publicUrl;
  private final AllowedOrigins allowed;
  private final Duration maxAge;

  RefreshCookie(PublicUrl publicUrl, AllowedOrigins allowed, Configuration configuration) {
    this.publicUrl = publicUrl;
    this.allowed = allowed;
    this.maxAge = configuration.maxAge();
  }

  /// The `POOLGATE_COOKIE_…` variables.
  ///
  /// @param maxAge how long browsers keep the cookie: the life of the app client's refresh tokens
  @Context
  @ConfigurationProperties("poolgate.cookie")
  public record Configuration(@Bindable(defaultValue = "30d") Duration maxAge) {}

  /// Where the refresh token is to come in a cookie, checks that it may.
  ///
  /// @throws ProblemException `not_enabled` where `POOLGATE_PUBLIC_URL` is missing,
  ///   `origin_not_allowed`
  public void require(RefreshTokenDelivery delivery, HttpRequest<?> request) {
    if (delivery == RefreshTokenDelivery.COOKIE) {
      requireOrigin(request);
    }
  }

  /// The refresh token that came with a request.
  ///
  /// @param fromCookie whether it came in the cookie, and its successor goes there, too
  public record Presented(String token, boolean fromCookie) {
    @Override
    public String toString() {
      return "Presented[]";
    }
  }

  /// The refresh token of a request, in the body or in the cookie.
  ///
  /// @throws ProblemException `invalid_request` where it is in both, as [CookieHeader#value] and as
  ///   [#require]
  public Optional<Presented> read(HttpRequest<?> request, @Nullable String inBody) {
    var fields = request.getHeaders().getAll(HttpHeaders.COOKIE);
    var cookie = CookieHeader.value(fields, NAME).filter(value -> !value.isEmpty());
    if (cookie.isEmpty()) {
      return Optional.ofNullable(inBody).map(token -> new Presented(token, false));
    }
    if (inBody != null) {
      throw ProblemException.invalidField("refreshToken", Reason.NOT_ALLOWED)
          .withDetail("The refresh token came in the body and in the cookie.");
    }
    requireOrigin(request);
    return cookie.map(token -> new Presented(token, true));
  }

  /// Whether the request comes from a page that may have its cookie cleared.
  public boolean mayClear(HttpRequest<?> request) {
    return enabled() && isPermitted(request);
  }

  /// A 200 with tokens, and with the refresh token where the client wants it. Where the pool gave
  /// none, the cookie stays as it is.
  public <B> MutableHttpResponse<B> deliver(
      Tokens tokens, RefreshTokenDelivery delivery, Function<Tokens, B> body) {
    if (delivery == RefreshTokenDelivery.BODY) {
      return HttpResponse.ok(body.apply(tokens));
    }
    var response = HttpResponse.ok(body.apply(tokens.withoutRefreshToken()));
    return tokens.refreshToken() == null ? response : set(response, tokens.refreshToken(), maxAge);
  }

  /// Makes the browser forget the cookie.
  public <B> MutableHttpResponse<B> clear(MutableHttpResponse<B> response) {
    return set(response, "", Duration.ZERO);
  }

  private static <B> MutableHttpResponse<B> set(
      MutableHttpResponse<B> response, String value, Duration maxAge) {
    if (!CookieHeader.isValue(value)) {
      throw new ProblemException(ProblemCode.UPSTREAM_FAILED)
          .withDiagnosis("a refresh token does not fit into a cookie");
    }
    return response.cookie(
        Cookie.of(NAME, value)
            .httpOnly(true)
            .secure(true)
            .sameSite(SameSite.Strict)
            .path("/")
            .maxAge(maxAge));
  }

  private void requireOrigin(HttpRequest<?> request) {
    if (!enabled()) {
      throw new ProblemException(ProblemCode.NOT_ENABLED);
    }
    if (!isPermitted(request)) {
      throw new ProblemException(ProblemCode.ORIGIN_NOT_ALLOWED);
    }
  }

  private boolean enabled() {
    return publicUrl.origin().isPresent() || allowed.local();
  }

  /// A page that came without TLS may be the work of anybody on its way, and an app's own scheme
  /// names no host. These may call (CORS), but get no cookie.
  private boolean isPermitted(HttpRequest<?> request) {
    var origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    if (origins.size() != 1) {
      return false;
    }
    var origin = origins.getFirst();
    return publicUrl.origin().filter(origin::equals).isPresent()
        || (allowed.permit(origin) && Origins.isSecure(origin));
  }
}
