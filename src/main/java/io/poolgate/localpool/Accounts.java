package io.poolgate.localpool;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Opens accounts and sets their passwords.
final class Accounts {
  private final Users users;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final InstantSource clock;

  Accounts(Users users, Passwords passwords, PasswordPolicy policy, InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.policy = policy;
    this.clock = clock;
  }

  /// Opens an account.
  ///
  /// @throws PoolException if the name is taken
  User open(SignInName name, String password, Map<String, String> attributes, UserStatus status) {
    if (users.find(name.text()).isPresent()) {
      throw taken(name);
    }
    String sub = UUID.randomUUID().toString();
    String username = name.attribute().isPresent() ? sub : name.text();
    var now = clock.instant();
    var user =
        new User(
            sub,
            username,
            name,
            Attributes.withName(name, attributes),
            Set.of(),
            status,
            passwords.verifier(username, password),
            now,
            now,
            now);
    if (!users.add(user)) {
      throw taken(name);
    }
    return user;
  }

  /// Sets a password, and the state that it brings.
  User setPassword(User user, String password, UserStatus status) {
    var verifier = passwords.verifier(user.username(), password);
    return users.update(user.sub(), old -> old.withPassword(verifier, status, clock.instant()));
  }

  void checkPolicy(String password) {
    policy
        .violation(password)
        .ifPresent(rule -> {
          throw new PoolException(
              "InvalidPasswordException", "Password did not conform with policy: " + rule);
        });
  }

  private static PoolException taken(SignInName name) {
    return new PoolException(
        "UsernameExistsException",
        name.attribute()
            .map(attribute -> "An account with the given " + attribute + " already exists.")
            .orElse("User already exists"));
  }
}
