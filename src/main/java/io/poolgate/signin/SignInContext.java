package io.poolgate.signin;

import io.poolgate.seal.RefreshTokenDelivery;
import io.poolgate.seal.SealedSession;
import org.jspecify.annotations.Nullable;

/// What the client of a sign-in said of it, which holds until it ends.
///
/// @param signInName what the user signs in as
/// @param deviceKey the device that the user signs in from
/// @param delivery how the refresh token is wanted
record SignInContext(String signInName, @Nullable String deviceKey, RefreshTokenDelivery delivery) {

  /// @param deviceKey the one that came with the answer, which goes before the one remembered
  static SignInContext of(SealedSession session, @Nullable String deviceKey) {
    return new SignInContext(
        session.signInName(),
        deviceKey == null ? session.deviceKey() : deviceKey,
        session.delivery());
  }

  /// The user's name is nothing for a log.
  @Override
  public String toString() {
    return "SignInContext[]";
  }
}
