package io.poolgate.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.poolgate.cognito.UpstreamThreads;

/// The routes that ask Cognito: those that run on its threads.
public final class UpstreamRoutes {
  private UpstreamRoutes() {}

  /// Whether a request is for one of them.
  public static boolean has(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> route.getAnnotationMetadata().stringValue(ExecuteOn.class))
        .filter(UpstreamThreads.NAME::equals)
        .isPresent();
  }
}
