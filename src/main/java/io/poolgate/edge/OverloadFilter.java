package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.poolgate.cognito.UpstreamThreads;

/// Ends requests that would ask Cognito in 503 `overloaded` while too many do, before their bodies
/// are read: in a flood there is no time for more.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.LOWEST_PRECEDENCE) // a bad token costs Cognito nothing: its answer stays 401
final class OverloadFilter {
  private final UpstreamThreads threads;

  OverloadFilter(UpstreamThreads threads) {
    this.threads = threads;
  }

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    if (UpstreamRoutes.has(request)) {
      threads.requireRoom();
    }
  }
}
