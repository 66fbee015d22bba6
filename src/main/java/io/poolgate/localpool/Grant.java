package io.poolgate.localpool;

import java.time.Instant;
import java.util.Optional;

/// What one sign-in granted: a refresh token, and the origin that its access tokens name.
record Grant(
    String refreshToken,
    String originJti,
    String eventId,
    String sub,
    String clientId,
    Optional<String> deviceKey,
    Instant authTime,
    Instant expires) {

  /// Leaves the token out.
  @Override
  public String toString() {
    return "Grant[originJti=" + originJti + "]";
  }
}
