package io.poolgate.edge.content;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

/// Gives the answer to a HEAD the type of the body that it leaves out (RFC 9110 §9.3.2): Micronaut
/// forgets the one with the other.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
final class HeadTypeFilter {
  @ResponseFilter
  void addType(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD && response.getContentType().isEmpty()) {
      RouteAttributes.getRouteInfo(request)
          .filter(SuccessType::isKnown)
          .ifPresent(route -> response.contentType(route.getProduces().getFirst()));
    }
  }
}
