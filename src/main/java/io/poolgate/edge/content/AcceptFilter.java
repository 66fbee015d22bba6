package io.poolgate.edge.content;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.RouteAttributes;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import org.jspecify.annotations.Nullable;

/// Judges `Accept` in Micronaut's place, which reads no weights and no `application/*`, and takes a
/// range with its parameters for the answer's own type. An answer without a body has no type to be
/// judged (RFC 9110 §12.5.1), and a problem is always acceptable.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
final class AcceptFilter implements Ordered {
  private static final TakenField ACCEPT = new TakenField(HttpHeaders.ACCEPT, "poolgate.accept");

  /// After CORS, so that a page can read the refusal; before credentials are looked at.
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  /// Leaves each route its own type.
  @PreMatching
  @RequestFilter
  void take(HttpRequest<?> request) {
    ACCEPT.take(request);
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    var accept = ACCEPT.of(request);
    var route = RouteAttributes.getRouteInfo(request).filter(SuccessType::isKnown);
    return accept.isEmpty()
            || route.isEmpty()
            || AcceptedTypes.of(accept.get()).allow(route.get().getProduces())
        ? null
        : ProblemResponses.of(request, ProblemCode.NOT_ACCEPTABLE);
  }
}
