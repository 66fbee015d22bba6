package io.poolgate.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.cors.CorsFilter;
import io.micronaut.http.server.cors.CorsUtil;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceResolver;
import org.jspecify.annotations.Nullable;

/// Keeps CORS to the routes that browsers call. At those for proxies a 200 for a preflight would
/// let everybody pass who sends an allowed `Origin`, and a 403 would keep a service from its pages.
///
/// Micronaut's filter can be told where it is not wanted (`isEnabled`), and is asked regardless,
/// where there are filters before the route is known.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Replaces(CorsFilter.class)
final class BrowserCorsFilter implements Ordered {
  private static final String WANTED = "poolgate.cors";

  private final CorsFilter cors;
  private final Router router;

  BrowserCorsFilter(
      HttpServerConfiguration.CorsConfiguration cors,
      StaticResourceResolver resources,
      Router router,
      HttpHostResolver hosts) {
    this.cors = new CorsFilter(cors, resources, router, hosts);
    this.router = router;
  }

  @Override
  public int getOrder() {
    return CorsFilter.CORS_FILTER_ORDER;
  }

  /// Decides once: what is answered in a route's place has that route no more.
  @PreMatching
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.ORIGIN) && !isForProxies(request)) {
      request.setAttribute(WANTED, true);
      return cors.filterPreFlightRequest(request);
    }
    return null;
  }

  /// Micronaut answers the preflights of allowed origins only. Others would get the 404 or 405 of a
  /// method that no route has.
  @RequestFilter
  @Nullable HttpResponse<?> request(HttpRequest<?> request) {
    if (!isWanted(request)) {
      return null;
    }
    return CorsUtil.isPreflightRequest(request)
        ? HttpResponse.status(HttpStatus.FORBIDDEN)
        : cors.filterRequest(request);
  }

  @ResponseFilter
  void response(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (isWanted(request)) {
      cors.filterResponse(request, response);
    }
  }

  private boolean isWanted(HttpRequest<?> request) {
    return cors.isEnabled(request) && request.getAttribute(WANTED).isPresent();
  }

  /// Whatever the method: one that is not allowed never has a route.
  private boolean isForProxies(HttpRequest<?> request) {
    return router.findAny(request).stream()
        .anyMatch(
            match -> match.getRouteInfo().getAnnotationMetadata().hasAnnotation(ForProxies.class));
  }
}
