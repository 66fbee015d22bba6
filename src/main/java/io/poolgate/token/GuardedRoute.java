package io.poolgate.token;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpRequest;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A route that asks for a token, and what it asks of it.
///
/// @param route the annotations of its method
record GuardedRoute(AnnotationMetadata route) {

  /// The route of this request, or empty where there is none, or one that anybody may call: a token
  /// there is not verified, so that a bad one or an outage cannot change or delay the answer.
  static Optional<GuardedRoute> of(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(match -> match.getAnnotationMetadata())
        .filter(route -> !isPublic(route))
        .map(GuardedRoute::new);
  }

  private static boolean isPublic(AnnotationMetadata route) {
    // Management endpoints are guarded by their port.
    return route.hasStereotype(Endpoint.class)
        || List.of(route.stringValues(Secured.class)).contains(SecurityRule.IS_ANONYMOUS);
  }

  boolean wantsAccessToken() {
    return route.hasAnnotation(AccessTokenOnly.class);
  }

  /// The scopes of which one is required; empty where the route asks for groups (too).
  List<String> requiredScopes() {
    var scopes = new ArrayList<String>();
    for (var role : route.stringValues(Secured.class)) {
      if (!role.startsWith(VerifiedToken.SCOPE_ROLE)) {
        return List.of();
      }
      scopes.add(role.substring(VerifiedToken.SCOPE_ROLE.length()));
    }
    return scopes;
  }
}
