package io.poolgate.token;

import io.poolgate.problem.StartupException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What counts as a valid token, and how its keys are had.
///
/// @param clientIds the app clients whose tokens are accepted
/// @param issuers the accepted values of `iss`
/// @param uses the accepted values of `token_use`
/// @param skew how far the clocks may differ, 60 s at most
/// @param refreshInterval between two fetches of the keys; zero with preloaded keys: none is made
/// @param staleLimit how long keys serve that could not be fetched again
/// @param cacheWeight bytes for remembered tokens; 0 remembers none
/// @param preloadedKeys a JWKS to start with
public record TokenSettings(
    Set<String> clientIds,
    Set<String> issuers,
    URI jwksUrl,
    Set<TokenUse> uses,
    Duration skew,
    Duration refreshInterval,
    Duration staleLimit,
    long cacheWeight,
    Optional<String> preloadedKeys) {

  private static final Duration MAX_SKEW = Duration.ofSeconds(60);

  public TokenSettings {
    clientIds = Set.copyOf(clientIds);
    issuers = Set.copyOf(issuers);
    uses = Set.copyOf(uses);
    require(!clientIds.isEmpty(), "COGNITO_ALLOWED_CLIENT_IDS", "is empty.", "client1,client2");
    require(
        !issuers.isEmpty(), "COGNITO_ISSUERS", "is empty.", "https://cognito.example.com/pool_1");
    require(!uses.isEmpty(), "POOLGATE_TOKEN_USES", "must be access, id or both.", "access");
    require(
        !skew.isNegative() && skew.compareTo(MAX_SKEW) <= 0,
        "POOLGATE_TOKEN_SKEW",
        "must be from 0s to 60s.",
        "30s");
    require(
        refreshInterval.compareTo(Duration.ofSeconds(1)) >= 0
            || (refreshInterval.isZero() && preloadedKeys.isPresent()),
        "POOLGATE_TOKEN_REFRESH_INTERVAL",
        "must be 1s or more (0s only with preloaded keys).",
        "5m");
    require(
        staleLimit.compareTo(refreshInterval) >= 0,
        "POOLGATE_TOKEN_STALE_LIMIT",
        "must not be below POOLGATE_TOKEN_REFRESH_INTERVAL.",
        "24h");
    require(
        cacheWeight >= 0,
        "POOLGATE_TOKEN_CACHE_WEIGHT",
        "must be 0 (off) or a number of bytes.",
        "33554432");
  }

  /// Whether keys are fetched at all.
  boolean fetches() {
    return !refreshInterval.isZero();
  }

  private static void require(boolean condition, String variable, String wrong, String example) {
    if (!condition) {
      throw new StartupException(variable, wrong, example);
    }
  }
}
