package io.poolgate.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.poolgate.problem.ProblemException;

/// Takes a body for JSON only where the request says so. Micronaut also takes a body without a
/// type, or with one that it cannot parse, for JSON; and any website can send a body without a
/// type, with no CORS preflight. A compressed body is refused: nobody knows how large it is.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
class JsonBodyFilter {
  @RequestFilter
  void check(HttpRequest<?> request) {
    if (hasBody(request) && !isJson(request) && wantsJson(request)) {
      throw ProblemException.notJson();
    }
  }

  /// In HTTP/2 no header tells of a body (RFC 9113 §8.1.1).
  private static boolean hasBody(HttpRequest<?> request) {
    return request instanceof ServerHttpRequest<?> received
        && received.byteBody().expectedLength().orElse(1) > 0;
  }

  private static boolean isJson(HttpRequest<?> request) {
    var types = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
    return types.size() == 1
        && JsonMediaType.is(types.getFirst())
        && !request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING);
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getConsumes().contains(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }
}
