package io.poolgate.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.cors.CorsFilter;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceResolver;

/// Keeps CORS to the routes that browsers call. At /v1/verify a proxy asks about another service's
/// requests: a 200 for a preflight would let everybody pass who sends an allowed `Origin`.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(CorsFilter.class)
final class BrowserCorsFilter extends CorsFilter {
  BrowserCorsFilter(
      HttpServerConfiguration.CorsConfiguration cors,
      StaticResourceResolver resources,
      Router router,
      HttpHostResolver hosts) {
    super(cors, resources, router, hosts);
  }

  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return !request.getPath().startsWith("/v1/verify") && super.isEnabled(request);
  }
}
