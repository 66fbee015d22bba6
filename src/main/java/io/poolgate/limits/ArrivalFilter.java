package io.poolgate.limits;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.edge.UpstreamRoutes;

/// Judges requests that would ask Cognito before their bodies are read. It counts each at its
/// client's address, because even one that proves wrong later has cost work. It ends a request with
/// 503 `overloaded` while too many ask, because in a flood there is no time for more. It runs on
/// the event loop, and so goes by this instance's own count alone.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.LOWEST_PRECEDENCE) // a bad token costs Cognito nothing: its answer stays 401
final class ArrivalFilter {
  private final SpendGuard spend;
  private final UpstreamRoutes upstream;

  ArrivalFilter(SpendGuard spend, UpstreamRoutes upstream) {
    this.spend = spend;
    this.upstream = upstream;
  }

  @RequestFilter
  void judge(HttpRequest<?> request) {
    if (upstream.has(request)) {
      spend.arrive(request);
      upstream.requireRoom();
    }
  }
}
