package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.cors.CorsUtil;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;

/// Says why a foreign web origin was refused: Micronaut's CORS filter answers 403 and nothing else.
/// That is enough for a preflight, whose answer no page can read.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // ResponseHeaders comes after it
class ForeignOriginFilter {
  @ResponseFilter
  MutableHttpResponse<?> explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
    return response.status() == HttpStatus.FORBIDDEN
            && response.getBody().isEmpty()
            && !CorsUtil.isPreflightRequest(request)
        ? ProblemResponses.of(request, ProblemCode.ORIGIN_NOT_ALLOWED)
        : response;
  }
}
