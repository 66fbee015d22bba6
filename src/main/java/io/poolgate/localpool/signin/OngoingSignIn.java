package io.poolgate.localpool.signin;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.user.User;
import java.util.Optional;

/// A sign-in under way.
///
/// @param user the user that the client names; a made-up one where there is no such user
/// @param userExists whether there is such a user
/// @param deviceKey the device that the client says it runs on
record OngoingSignIn(
    User user, boolean userExists, LocalAppClient client, Optional<String> deviceKey) {

  /// The same, with the account as it is now.
  OngoingSignIn with(User current) {
    return new OngoingSignIn(current, userExists, client, deviceKey);
  }

  /// The same, on the device that an answer names, if it names one.
  OngoingSignIn on(Optional<String> device) {
    return new OngoingSignIn(user, userExists, client, device.or(() -> deviceKey));
  }
}
