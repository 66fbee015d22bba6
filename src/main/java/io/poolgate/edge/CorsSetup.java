package io.poolgate.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Lets the configured origins, and no others, call from a browser (CORS).
@Singleton
final class CorsSetup
    implements BeanCreatedEventListener<HttpServerConfiguration.CorsConfiguration> {
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
    var web = rules(origins.exact(), origins.pattern());
    web.setAllowCredentials(true); // the refresh token's cookie
    var others = rules(origins.apps(), origins.wildcards());
    others.setAllowCredentials(false);
    var inTurn = new LinkedHashMap<String, CorsOriginConfiguration>(); // the first that fits counts
    inTurn.put("web", web);
    inTurn.put("others", others);
    cors.setEnabled(true);
    cors.setConfigurations(inTurn);
    return cors;
  }

  /// With no methods of its own: which there are, the routes say.
  private static CorsOriginConfiguration rules(List<String> exact, Optional<String> pattern) {
    var rules = new CorsOriginConfiguration();
    rules.setAllowedOrigins(exact);
    pattern.ifPresent(rules::setAllowedOriginsRegex);
    rules.setExposedHeaders(EXPOSED);
    rules.setMaxAge(PREFLIGHT_AGE);
    return rules;
  }
}
