package io.poolgate.verifier;

import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.keys.KeySettings;
import io.poolgate.token.keys.PoolIssuers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where a pool's keys come from, and how long they serve. Unless told otherwise they are fetched
/// from the pool as soon as the verifier is built, and every 5 minutes after; those that cannot be
/// fetched again serve for 24 h.
public final class PoolKeys {
  private @Nullable URI url;
  private @Nullable String preloaded;
  private @Nullable InetSocketAddress proxy;
  private @Nullable SSLContext trust;
  private Duration refreshInterval = Duration.ofMinutes(5);
  private Duration staleLimit = Duration.ofHours(24);
  private boolean fetchedAtOnce = true;

  PoolKeys() {}

  /// Fetches them from there. By plain `http` whoever is on the way can send keys of their own.
  public PoolKeys from(URI jwksUrl) {
    url = jwksUrl;
    return this;
  }

  /// Begins with these: no token waits for the first fetch, and none fails while the pool is out of
  /// reach.
  ///
  /// @param jwks a JSON Web Key Set (RFC 7517 §5)
  public PoolKeys preloaded(String jwks) {
    preloaded = jwks;
    return this;
  }

  /// Fetches none: the preloaded ones are all there are, for as long as the verifier lives.
  public PoolKeys neverFetched() {
    refreshInterval = Duration.ZERO;
    return this;
  }

  /// Fetches none before a token is verified.
  public PoolKeys fetchedAtFirstUse() {
    fetchedAtOnce = false;
    return this;
  }

  /// Fetches them again so often. A key that the pool withdraws verifies until the next fetch.
  ///
  /// @param interval 1 s or more
  public PoolKeys refreshedEvery(Duration interval) {
    refreshInterval = interval;
    return this;
  }

  /// Lets keys that could not be fetched again serve for so long.
  public PoolKeys staleAfter(Duration limit) {
    staleLimit = limit;
    return this;
  }

  /// Reaches the pool through an HTTP proxy. The JVM's own settings for proxies are not looked at.
  public PoolKeys through(InetSocketAddress httpProxy) {
    proxy = httpProxy;
    return this;
  }

  /// Believes the certificates that this context believes, instead of those that the JVM believes.
  public PoolKeys trusting(SSLContext context) {
    trust = context;
    return this;
  }

  boolean areFetchedAtOnce() {
    return fetchedAtOnce;
  }

  /// @param issuer publishes the keys, unless they come from elsewhere
  KeySettings settings(String issuer) {
    return new KeySettings(
        url == null ? PoolIssuers.jwksUrl(issuer) : url,
        refreshInterval,
        staleLimit,
        Optional.ofNullable(preloaded));
  }

  KeyRoute route() {
    return new KeyRoute(Optional.ofNullable(proxy), Optional.empty(), Optional.ofNullable(trust));
  }
}
