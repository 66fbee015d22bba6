package io.poolgate.localpool.user;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an account is called.
///
/// @param sub its id, for ever
/// @param username Cognito's name for it: the `sub` where the user signs in with an email address
///   or a phone number
/// @param signInName the name that the user signs in with
public record UserNames(String sub, String username, SignInName signInName) {

  UserNames withSignInName(SignInName changed) {
    return new UserNames(sub, username, changed);
  }

  /// Both names that a client may have made a SECRET_HASH with.
  public Set<String> both() {
    return new LinkedHashSet<>(List.of(username, signInName.text()));
  }

  /// Whether one of them is that name; case does not count.
  public boolean include(String name) {
    String key = new SignInName(name).key();
    return both().stream().anyMatch(own -> new SignInName(own).key().equals(key));
  }

  /// Leaves out everything personal.
  @Override
  public String toString() {
    return "UserNames[sub=" + sub + "]";
  }
}
