package io.poolgate.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.edge.direct.HostRule;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers only to the names of this machine. A website that rebinds its own name to 127.0.0.1 has
/// the same origin as this server in the visitor's browser, and could read the mailbox.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Requires(env = "local")
class HostFilter implements HostRule {
  private final Set<String> names;

  HostFilter(LocalConfiguration local) {
    names =
        Stream.concat(Stream.of("localhost", "127.0.0.1", "[::1]"), local.hostNames().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the access log
  void check(HttpRequest<?> request) {
    var host = request.getHeaders().get("Host");
    if (host != null && !allows(host)) {
      throw new ProblemException(ProblemCode.ORIGIN_NOT_ALLOWED)
          .withDetail("In the environment local only the names of this machine are answered.");
    }
  }

  @Override
  public boolean allows(String host) {
    return names.contains(host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT));
  }
}
