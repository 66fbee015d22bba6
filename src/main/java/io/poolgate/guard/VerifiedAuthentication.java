package io.poolgate.guard;

import io.micronaut.security.authentication.Authentication;
import io.poolgate.token.verdict.VerifiedToken;
import java.util.Collection;
import java.util.Map;

/// The caller of a guarded route: a parameter of this type receives it.
///
/// @param claims what the token says
/// @param accessToken the token itself, for calls to the pool in the caller's name
public record VerifiedAuthentication(VerifiedToken claims, String accessToken)
    implements Authentication {

  /// The user's id: unlike a user name it never changes hands.
  @Override
  public String getName() {
    return claims.principal().sub();
  }

  @Override
  public Collection<String> getRoles() {
    return claims.roles();
  }

  /// Empty: Micronaut logs attributes at DEBUG. What the token says is in [#claims].
  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  /// Names nobody, and never the token.
  @Override
  public String toString() {
    return "VerifiedAuthentication[…]";
  }
}
