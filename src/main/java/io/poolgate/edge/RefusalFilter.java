package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.problem.ProblemResponses;
import org.jspecify.annotations.Nullable;

/// Answers what the connection has refused, before anything is made of it.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the access log and the response headers
final class RefusalFilter {

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return Refusals.refusalOf(request).map(code -> ProblemResponses.of(request, code)).orElse(null);
  }
}
