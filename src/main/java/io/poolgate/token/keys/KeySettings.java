package io.poolgate.token.keys;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where a pool's keys come from, and how long they serve.
///
/// @param jwksUrl where the pool publishes its keys (RFC 7517 §5)
/// @param refreshInterval between two fetches, 1 s or more; zero with preloaded keys: none is made
/// @param staleLimit how long keys serve that could not be fetched again
/// @param preloaded a JWKS to start with
public record KeySettings(
    URI jwksUrl, Duration refreshInterval, Duration staleLimit, Optional<String> preloaded) {

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  /// Checks the bounds.
  ///
  /// @throws InvalidSetting naming the component that is out of bounds
  public KeySettings {
    InvalidSetting.unless(
        refreshInterval.compareTo(SHORTEST_INTERVAL) >= 0
            || (refreshInterval.isZero() && preloaded.isPresent()),
        "refreshInterval",
        "must be 1s or more (0s only with preloaded keys).");
    InvalidSetting.unless(
        staleLimit.compareTo(refreshInterval) >= 0,
        "staleLimit",
        "must not be below the refresh interval.");
  }

  /// Where the keys are, for a log: without what may be a secret in it.
  String place() {
    var port = jwksUrl.getPort() < 0 ? "" : ":" + jwksUrl.getPort();
    return jwksUrl.getScheme() + "://" + jwksUrl.getHost() + port + jwksUrl.getRawPath();
  }

  /// Whether keys are fetched at all.
  boolean fetches() {
    return !refreshInterval.isZero();
  }
}
