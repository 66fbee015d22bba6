package io.poolgate.edge.content;

import io.micronaut.web.router.RouteInfo;

/// The media type of a route's answers where nothing fails: the first that it says to produce.
final class SuccessType {
  private SuccessType() {}

  /// Whether there is one: not where the answers have no body, or are whatever they are.
  static boolean isKnown(RouteInfo<?> route) {
    return !route.isVoid()
        && route.getResponseBodyType().getType() != Void.class
        && !route.producesAll();
  }
}
