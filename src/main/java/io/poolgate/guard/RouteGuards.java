package io.poolgate.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.management.endpoint.EndpointSensitivityProcessor;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The guard of each route, read from its annotations once: on every request that would cost more
/// than a token in the cache.
@Singleton
final class RouteGuards {
  private final EndpointSensitivityProcessor endpoints;
  private final Map<RouteInfo<?>, RouteGuard> known = new ConcurrentHashMap<>();

  RouteGuards(EndpointSensitivityProcessor endpoints) {
    this.endpoints = endpoints;
  }

  /// The guard of the request's route; where there is none, nothing is guarded.
  RouteGuard of(HttpRequest<?> request) {
    var route = RouteAttributes.getRouteInfo(request);
    return route.isEmpty() ? RouteGuard.OPEN : of(route.get());
  }

  RouteGuard of(RouteInfo<?> route) {
    return known.computeIfAbsent(route, this::read);
  }

  private RouteGuard read(RouteInfo<?> route) {
    var annotations = route.getAnnotationMetadata();
    if (!annotations.hasStereotype(Endpoint.class)) {
      return RouteGuard.of(annotations);
    }
    // Management endpoints are guarded by their port; those that show secrets stay shut there too.
    return route instanceof MethodBasedRouteInfo<?, ?> method
            && !endpoints
                .getEndpointMethods()
                .getOrDefault(method.getTargetMethod().getExecutableMethod(), true)
        ? RouteGuard.OPEN
        : RouteGuard.SHUT;
  }
}
