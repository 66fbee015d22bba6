package io.poolgate.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.poolgate.cognito.call.UpstreamThreads;
import jakarta.inject.Singleton;

/// The routes that ask Cognito: those that run on the threads for that.
@Singleton
public final class UpstreamRoutes {
  private final UpstreamThreads threads;

  UpstreamRoutes(UpstreamThreads threads) {
    this.threads = threads;
  }

  /// Whether a request is for one of them.
  public boolean has(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> route.getAnnotationMetadata().stringValue(ExecuteOn.class))
        .filter(UpstreamThreads.NAME::equals)
        .isPresent();
  }

  /// Ends a request with 503 `overloaded` while too many ask.
  public void requireRoom() {
    threads.requireRoom();
  }
}
