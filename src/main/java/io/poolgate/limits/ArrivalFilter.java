package io.poolgate.limits;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.edge.UpstreamRoutes;

/// Counts a request that would ask Cognito at its client's address before its body is read: one
/// that is found wrong only then has cost its work. On the event loop, and so by this instance's
/// own count alone.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.LOWEST_PRECEDENCE - 1) // a bad token costs no call; before what is overloaded
final class ArrivalFilter {
  private final SpendGuard spend;

  ArrivalFilter(SpendGuard spend) {
    this.spend = spend;
  }

  @RequestFilter
  void count(HttpRequest<?> request) {
    if (UpstreamRoutes.has(request)) {
      spend.arrive(request);
    }
  }
}
