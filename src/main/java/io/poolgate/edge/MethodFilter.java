package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.ProblemResponses;
import org.jspecify.annotations.Nullable;

/// Answers methods that no route has, known or not, with 501 (RFC 9110 §15.6.2). It answers, and
/// throws nothing: each exception would be a line of the log.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // after AuthorityFilter
final class MethodFilter {

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return isKnown(request)
        ? null
        : ProblemResponses.of(
            request,
            new ProblemException(ProblemCode.NOT_ENABLED)
                .withDetail("This server does not know the method."));
  }

  /// The case counts (RFC 9110 §9.1), but Micronaut takes `get` for GET.
  private static boolean isKnown(HttpRequest<?> request) {
    var method = request.getMethod();
    return method != HttpMethod.CUSTOM
        && method != HttpMethod.CONNECT
        && method.name().equals(request.getMethodName());
  }
}
