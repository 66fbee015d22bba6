package io.poolgate.seal;

import org.jspecify.annotations.Nullable;

/// What the client said at the beginning of a sign-in. It holds until the sign-in ends.
///
/// @param signInName the name that the user signs in with
/// @param deviceKey the device that the user signs in from, where the pool tracks devices
/// @param delivery how the client wants the refresh token
public record SignInContext(
    String signInName, @Nullable String deviceKey, RefreshTokenDelivery delivery) {

  /// The same, on the device that an answer names, if it names one.
  public SignInContext on(@Nullable String device) {
    return device == null ? this : new SignInContext(signInName, device, delivery);
  }

  /// A user's name does not belong in a log.
  @Override
  public String toString() {
    return "SignInContext[]";
  }
}
