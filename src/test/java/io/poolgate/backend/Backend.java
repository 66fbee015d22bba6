package io.poolgate.backend;

import io.poolgate.Accounts;
import io.poolgate.Administrator;
import java.util.Map;
import java.util.Set;

/// A user pool for the suite, and what a test needs of it besides Poolgate.
interface Backend extends AutoCloseable {
  /// How Poolgate is told of the pool: `cognito.…`.
  Map<String, Object> properties();

  Administrator administrator();

  /// What the pool cannot do, or not as Cognito does.
  Set<Ability> lacks();

  /// The code that it sent last to this user.
  ///
  /// @throws UnsupportedOperationException where it lacks [Ability#READABLE_CODES]
  String latestCode(String email);

  /// An email address to sign up with, which no other test uses.
  default String newEmail() {
    return Accounts.newEmail();
  }

  @Override
  void close();
}
