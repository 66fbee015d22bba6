package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.AppClient;
import io.poolgate.localpool.user.User;
import java.util.Optional;

/// A sign-in under way.
///
/// @param user who is claimed to be signing in; a made-up one where there is no such user
/// @param known whether there is such a user
/// @param deviceKey the device that it is said to be made on
record SignIn(User user, boolean known, AppClient client, Optional<String> deviceKey) {

  /// The same, with the account as it is now.
  SignIn with(User current) {
    return new SignIn(current, known, client, deviceKey);
  }

  /// The same, on the device that an answer names, if it names one.
  SignIn on(Optional<String> device) {
    return new SignIn(user, known, client, device.or(() -> deviceKey));
  }
}
