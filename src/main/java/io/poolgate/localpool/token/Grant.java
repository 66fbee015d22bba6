package io.poolgate.localpool.token;

import java.time.Instant;
import java.util.Optional;

/// What one sign-in granted: a refresh token, and the origin that its access tokens name.
public record Grant(
    String refreshToken,
    String originJti,
    String eventId,
    String sub,
    String clientId,
    Optional<String> deviceKey,
    Instant authTime,
    Instant expires) {

  /// The same with another refresh token, which lives no longer than this one.
  Grant withToken(String token) {
    return new Grant(token, originJti, eventId, sub, clientId, deviceKey, authTime, expires);
  }

  /// Leaves the token out.
  @Override
  public String toString() {
    return "Grant[originJti=" + originJti + "]";
  }
}
