package io.poolgate.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Lets the configured origins, and no others, call from a browser (CORS).
@Singleton
final class CorsSetup
    implements BeanCreatedEventListener<HttpServerConfiguration.CorsConfiguration> {
  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
  private static final List<String> EXPOSED =
      List.of("X-Request-Id", "Retry-After", "WWW-Authenticate", "RateLimit", "RateLimit-Policy");

  /// In seconds: the longest that Chromium keeps the answer to a preflight.
  private static final long PREFLIGHT_AGE = 7200;

  private final AllowedOrigins origins;

  CorsSetup(AllowedOrigins origins) {
    this.origins = origins;
  }

  @Override
  public HttpServerConfiguration.CorsConfiguration onCreated(
      BeanCreatedEvent<HttpServerConfiguration.CorsConfiguration> event) {
    var cors = event.getBean();
    if (origins.none()) {
      return cors; // off: with no configuration of its own Micronaut would allow every origin
    }
    var web = new CorsOriginConfiguration();
    web.setAllowedOrigins(origins.exact());
    origins.pattern().ifPresent(web::setAllowedOriginsRegex);
    web.setAllowedMethods(METHODS);
    web.setExposedHeaders(EXPOSED);
    web.setMaxAge(PREFLIGHT_AGE);
    web.setAllowCredentials(true); // the refresh token's cookie
    cors.setEnabled(true);
    cors.setConfigurations(Map.of("web", web));
    return cors;
  }
}
