package io.poolgate.localpool.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a pool's app clients are set up.
///
/// @param secrets the live secrets of the second one (Cognito allows two); the first has none
/// @param preventUserExistenceErrors whether unknown users look like known ones
public record ClientOptions(
    List<String> secrets, boolean preventUserExistenceErrors, Validity validity) {
  public ClientOptions {
    secrets = List.copyOf(secrets);
  }

  /// How long things stay valid.
  ///
  /// @param accessToken access and ID tokens
  /// @param refreshToken refresh tokens
  /// @param retryGracePeriod a refresh token after its first use; none where refresh tokens do not
  ///   rotate
  /// @param authSession the session of a challenge
  public record Validity(
      Duration accessToken,
      Duration refreshToken,
      Optional<Duration> retryGracePeriod,
      Duration authSession) {}

  /// Leaves the secrets out.
  @Override
  public String toString() {
    return "ClientOptions[secrets=" + secrets.size() + ", validity=" + validity + "]";
  }
}
