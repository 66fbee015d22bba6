package io.poolgate.localpool.token;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.secret.RandomTexts;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The refresh tokens that the pool has issued, and the origins that were revoked: a revoked
/// refresh token takes the access tokens of its origin with it.
public final class Grants {
  private static final int TOKEN_BYTES = 96;

  private final RandomTexts random = new RandomTexts();
  private final InstantSource clock;
  private final Duration validity;
  private final Optional<Duration> grace;
  private final Map<String, Grant> byToken = new ConcurrentHashMap<>();
  private final Map<String, Instant> rotated = new ConcurrentHashMap<>();
  private final Set<String> revokedOrigins = ConcurrentHashMap.newKeySet();

  /// Begins with none.
  ///
  /// @param grace how long a refresh token still works after its first use, if they rotate
  public Grants(InstantSource clock, Duration validity, Optional<Duration> grace) {
    this.clock = clock;
    this.validity = validity;
    this.grace = grace;
  }

  public boolean refreshTokensRotate() {
    return grace.isPresent();
  }

  Grant open(User user, LocalAppClient client, Optional<String> deviceKey) {
    var now = clock.instant();
    var grant =
        new Grant(
            random.ofBytes(TOKEN_BYTES),
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

  public Optional<Grant> find(String refreshToken) {
    return Optional.ofNullable(byToken.get(refreshToken));
  }

  /// The grant behind a refresh token of a client.
  public Grant of(String refreshToken, LocalAppClient client) {
    return find(refreshToken)
        .filter(found -> found.clientId().equals(client.id()))
        .orElseThrow(() -> PoolException.notAuthorized("Invalid Refresh Token."));
  }

  public void refuseEnded(Grant grant) {
    if (isRevoked(grant.originJti())) {
      throw PoolException.notAuthorized("Refresh Token has been revoked");
    }
    if (!clock.instant().isBefore(grant.expires())) {
      throw PoolException.notAuthorized("Refresh Token has expired");
    }
  }

  /// Replaces a refresh token by a new one, where they rotate. The old one still works for the
  /// grace period, for a client that did not get the answer; after that, somebody else must have
  /// it.
  Optional<Grant> rotate(Grant grant) {
    return grace.map(time -> {
      var now = clock.instant();
      @Nullable Instant first = rotated.putIfAbsent(grant.refreshToken(), now);
      if (first != null && !now.isBefore(first.plus(time))) {
        throw new PoolException(
            "RefreshTokenReuseException", "The refresh token has been used before.");
      }
      var next = grant.withToken(random.ofBytes(TOKEN_BYTES));
      byToken.put(next.refreshToken(), next);
      return next;
    });
  }

  boolean isRevoked(String originJti) {
    return revokedOrigins.contains(originJti);
  }

  /// A token that names no origin can't be revoked: it would take all such tokens with it.
  public void revoke(String originJti) {
    if (!originJti.isEmpty()) {
      revokedOrigins.add(originJti);
    }
  }

  /// Forgets a user who is gone.
  public void forget(User user) {
    byToken.values().removeIf(grant -> grant.sub().equals(user.sub()));
    rotated.keySet().retainAll(byToken.keySet());
  }

  public void revokeAll(User user) {
    byToken.values().stream()
        .filter(grant -> grant.sub().equals(user.sub()))
        .forEach(grant -> revoke(grant.originJti()));
  }
}
