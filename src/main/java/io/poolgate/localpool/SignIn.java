package io.poolgate.localpool;

/// A sign-in under way.
///
/// @param user who is claimed to be signing in; a made-up one where there is no such user
/// @param known whether there is such a user
record SignIn(User user, boolean known, AppClient client) {

  /// The same, with the account as it is now.
  SignIn with(User current) {
    return new SignIn(current, known, client);
  }
}
