package io.poolgate.guard;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.VerifiedToken;
import java.util.List;

/// What a route asks of its caller.
///
/// @param open anybody may: a token is not verified here, so that neither a bad one nor an outage
///   can change or delay the answer
/// @param accessTokenOnly an ID token does not do
/// @param anyOf the roles of which the caller needs one; `isAuthenticated()` is everybody's
record RouteGuard(boolean open, boolean accessTokenOnly, List<String> anyOf) {
  static final RouteGuard OPEN = new RouteGuard(true, false, List.of());

  /// Also for routes that do not say who may call them.
  static final RouteGuard SHUT = new RouteGuard(false, false, List.of());

  /// The guard that `@Secured` asks for. An expression (`#{…}`) names no role, so it opens nothing.
  static RouteGuard of(AnnotationMetadata route) {
    // The method's own value, or else its class's: stringValues would be both together.
    var wanted = List.of(route.getValue(Secured.class, String[].class).orElse(new String[0]));
    if (wanted.contains(SecurityRule.DENY_ALL)) {
      return SHUT;
    }
    return wanted.contains(SecurityRule.IS_ANONYMOUS)
        ? OPEN
        : new RouteGuard(false, route.hasAnnotation(AccessTokenOnly.class), wanted);
  }

  boolean takes(TokenUse use) {
    return use == TokenUse.ACCESS || !accessTokenOnly;
  }

  boolean admits(VerifiedToken caller) {
    if (anyOf.contains(SecurityRule.IS_AUTHENTICATED)) {
      return true;
    }
    for (var role : caller.roles()) {
      if (anyOf.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /// The scopes of which one is required; empty where the route asks for groups (too).
  List<String> scopes() {
    return anyOf.stream().allMatch(role -> role.startsWith(VerifiedToken.SCOPE_ROLE))
        ? anyOf.stream().map(role -> role.substring(VerifiedToken.SCOPE_ROLE.length())).toList()
        : List.of();
  }
}
