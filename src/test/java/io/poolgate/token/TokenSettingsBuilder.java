package io.poolgate.token;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.KeySettings;
import io.poolgate.token.verdict.TokenUse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The default settings for a local pool, and what a test makes different.
final class TokenSettingsBuilder {
  private final URI jwksUrl;
  private Set<String> clientIds = Set.of(LocalPoolOptions.PUBLIC_CLIENT_ID);
  private Set<String> issuers;
  private Set<TokenUse> uses = Set.of(TokenUse.ACCESS);
  private Duration skew = Duration.ZERO;
  private Duration refreshInterval = Duration.ofMinutes(5);
  private Duration staleLimit = Duration.ofHours(24);
  private long cacheWeight = 1 << 20;
  private Optional<String> preloadedKeys = Optional.empty();

  TokenSettingsBuilder(LocalUserPool pool, URI jwksUrl) {
    this(pool.issuer(), jwksUrl);
  }

  TokenSettingsBuilder(String issuer, URI jwksUrl) {
    this.issuers = Set.of(issuer);
    this.jwksUrl = jwksUrl;
  }

  TokenSettingsBuilder clientIds(String... values) {
    clientIds = Set.of(values);
    return this;
  }

  TokenSettingsBuilder noIssuer() {
    issuers = Set.of();
    return this;
  }

  TokenSettingsBuilder alsoIssuer(String value) {
    issuers = Set.of(issuers.iterator().next(), value);
    return this;
  }

  TokenSettingsBuilder uses(TokenUse... values) {
    uses = Set.of(values);
    return this;
  }

  TokenSettingsBuilder skew(Duration value) {
    skew = value;
    return this;
  }

  TokenSettingsBuilder refreshInterval(Duration value) {
    refreshInterval = value;
    return this;
  }

  TokenSettingsBuilder staleLimit(Duration value) {
    staleLimit = value;
    return this;
  }

  TokenSettingsBuilder cacheWeight(long value) {
    cacheWeight = value;
    return this;
  }

  TokenSettingsBuilder preloadedKeys(String jwks) {
    preloadedKeys = Optional.of(jwks);
    return this;
  }

  TokenSettings build() {
    return new TokenSettings(
        new AcceptedClients.These(clientIds), issuers, uses, skew, cacheWeight, false);
  }

  KeySettings buildKeys() {
    return new KeySettings(jwksUrl, refreshInterval, staleLimit, preloadedKeys);
  }
}
