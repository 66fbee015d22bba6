package io.poolgate.edge.content;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.RouteAttributes;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.ProblemResponses;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes a body for JSON only where the request says so. Micronaut also takes a body without a
/// type, or with one that it cannot parse, for JSON; and any website can send a body without a
/// type, with no CORS preflight. A compressed body is refused: nobody knows how large it is.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
final class JsonBodyFilter implements Ordered {
  private static final String NO_CODING = "identity";

  /// After CORS, so that a page can read the refusal; before credentials are looked at.
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  /// A type without a body says nothing: curl and HTML forms send one by habit.
  @PreMatching
  @RequestFilter
  void forgetTypeOfNothing(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.CONTENT_TYPE)
        && !hasBody(request)
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.CONTENT_TYPE);
    }
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (!hasBody(request) || !wantsJson(request)) {
      return null;
    }
    if (!isJson(request)) {
      throw ProblemException.notJson();
    }
    return isCoded(request) ? ProblemResponses.unsupportedCoding(request) : null;
  }

  /// In HTTP/2 no header tells of a body (RFC 9113 §8.1.1).
  private static boolean hasBody(HttpRequest<?> request) {
    return request instanceof ServerHttpRequest<?> received
        && received.byteBody().expectedLength().orElse(1) > 0;
  }

  private static boolean isJson(HttpRequest<?> request) {
    var types = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
    return types.size() == 1 && JsonMediaType.is(types.getFirst());
  }

  private static boolean isCoded(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
        .flatMap(field -> Stream.of(field.split(",", -1)))
        .map(String::strip)
        .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(NO_CODING));
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getConsumes().contains(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }
}
