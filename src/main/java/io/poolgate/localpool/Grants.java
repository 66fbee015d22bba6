package io.poolgate.localpool;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The refresh tokens that are out, and the origins that were revoked: a revoked refresh token
/// takes the access tokens of its origin with it.
final class Grants {
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Duration validity;
  private final Map<String, Grant> byToken = new ConcurrentHashMap<>();
  private final Set<String> revokedOrigins = ConcurrentHashMap.newKeySet();

  Grants(InstantSource clock, Duration validity) {
    this.clock = clock;
    this.validity = validity;
  }

  Grant open(User user, AppClient client, Optional<String> deviceKey) {
    byte[] secret = new byte[96];
    random.nextBytes(secret);
    var now = clock.instant();
    var grant =
        new Grant(
            Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            user.sub(),
            client.id(),
            deviceKey,
            now,
            now.plus(validity));
    byToken.put(grant.refreshToken(), grant);
    return grant;
  }

  Optional<Grant> find(String refreshToken) {
    return Optional.ofNullable(byToken.get(refreshToken));
  }

  /// The grant behind a refresh token that this client may use now.
  Grant usable(String refreshToken, AppClient client) {
    var grant =
        find(refreshToken)
            .filter(found -> found.clientId().equals(client.id()))
            .orElseThrow(() -> PoolException.notAuthorized("Invalid Refresh Token."));
    if (isRevoked(grant.originJti())) {
      throw PoolException.notAuthorized("Refresh Token has been revoked");
    }
    if (!clock.instant().isBefore(grant.expires())) {
      throw PoolException.notAuthorized("Refresh Token has expired");
    }
    return grant;
  }

  boolean isRevoked(String originJti) {
    return revokedOrigins.contains(originJti);
  }

  /// A token that names no origin is not revocable: it would take all such tokens with it.
  void revoke(String originJti) {
    if (!originJti.isEmpty()) {
      revokedOrigins.add(originJti);
    }
  }

  void revokeAll(User user) {
    byToken.values().stream()
        .filter(grant -> grant.sub().equals(user.sub()))
        .forEach(grant -> revoke(grant.originJti()));
  }
}
