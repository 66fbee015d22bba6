package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.user.User;
import java.util.Optional;

/// A sign-in under way.
///
/// @param user who is claimed to be signing in; a made-up one where there is no such user
/// @param known whether there is such a user
/// @param deviceKey the device that it is said to be made on
record OngoingSignIn(User user, boolean known, LocalAppClient client, Optional<String> deviceKey) {

  /// The same, with the account as it is now.
  OngoingSignIn with(User current) {
    return new OngoingSignIn(current, known, client, deviceKey);
  }

  /// The same, on the device that an answer names, if it names one.
  OngoingSignIn on(Optional<String> device) {
    return new OngoingSignIn(user, known, client, device.or(() -> deviceKey));
  }
}
