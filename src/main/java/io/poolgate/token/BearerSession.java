package io.poolgate.token;

import io.micronaut.http.HttpRequest;
import io.poolgate.revocation.Revocations;
import io.poolgate.token.BearerCredentials.Presented;
import io.poolgate.token.Verification.Verified;
import jakarta.inject.Singleton;

/// The session that a request's bearer token belongs to, on a route that asks for no token.
@Singleton
public final class BearerSession {
  private final AccessTokenVerifier verifier;
  private final Revocations revocations;

  BearerSession(AccessTokenVerifier verifier, Revocations revocations) {
    this.verifier = verifier;
    this.revocations = revocations;
  }

  /// Revokes the session's tokens. Does nothing where there is no token, or not a good one: a stale
  /// one must not keep anybody from signing out. May wait: see [AccessTokenVerifier#verify] and
  /// [Revocations#revokeSession].
  public void revoke(HttpRequest<?> request) {
    if (revocations.enabled()
        && BearerCredentials.of(request) instanceof Presented(var token)
        && verifier.verify(token).join() instanceof Verified(var claims)
        && claims.originJti() != null) {
      revocations.revokeSession(claims.originJti());
    }
  }
}
