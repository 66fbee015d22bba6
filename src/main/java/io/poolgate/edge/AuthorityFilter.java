package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.ProblemResponses;
import org.jspecify.annotations.Nullable;

/// Requires one host in each request (RFC 9112 §3.2, RFC 9113 §8.3.1). Nothing here depends on it,
/// but where there are two, a proxy in front may go by the other one. HTTP/1.0 may leave it out, as
/// load balancers do in health checks.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the access log and the response headers
final class AuthorityFilter {

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    var hosts = request.getHeaders().getAll(HttpHeaders.HOST);
    boolean one = hosts.size() == 1 || (hosts.isEmpty() && isHttp10(request));
    if (one && hosts.stream().allMatch(Authority::isValid)) {
      return null;
    }
    return ProblemResponses.of(
        request,
        new ProblemException(ProblemCode.INVALID_REQUEST)
            .withDetail("The request must name one host, in Host or :authority."));
  }

  private static boolean isHttp10(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest().protocolVersion().equals(HttpVersion.HTTP_1_0);
  }
}
