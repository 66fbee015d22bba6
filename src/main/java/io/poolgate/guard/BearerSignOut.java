package io.poolgate.guard;

import io.micronaut.http.HttpRequest;
import io.poolgate.guard.BearerCredentials.Presented;
import io.poolgate.revocation.Revocations;
import io.poolgate.token.AccessTokenVerifier;
import io.poolgate.token.verdict.Verification.Verified;
import jakarta.inject.Singleton;

/// Signs out whoever a bearer token belongs to, on a route that asks for no token.
@Singleton
public final class BearerSignOut {
  private final AccessTokenVerifier verifier;
  private final Revocations revocations;

  BearerSignOut(AccessTokenVerifier verifier, Revocations revocations) {
    this.verifier = verifier;
    this.revocations = revocations;
  }

  /// Revokes every access token of the sign-in that the request's token comes from. Does nothing
  /// where there is no token, or no valid one: a stale token must not keep anybody from signing
  /// out. May wait: see [AccessTokenVerifier#verify] and [Revocations#revokeSession].
  public void revoke(HttpRequest<?> request) {
    if (revocations.enabled()
        && BearerCredentials.of(request) instanceof Presented(var token)
        && verifier.verify(token).join() instanceof Verified(var claims)
        && claims.originJti() != null) {
      revocations.revokeSession(claims.originJti());
    }
  }
}
