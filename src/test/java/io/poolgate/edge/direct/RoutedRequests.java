package io.poolgate.edge.direct;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the requests that reach the router.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Requires(property = RoutedRequests.WANTED)
final class RoutedRequests {
  static final String WANTED = "test.routed-requests";

  private final AtomicInteger count = new AtomicInteger();

  @PreMatching
  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void count() {
    count.incrementAndGet();
  }

  /// How many came since this was last asked.
  int take() {
    return count.getAndSet(0);
  }
}
