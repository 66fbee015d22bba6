package io.poolgate.localpool.user;

import io.poolgate.localpool.settings.PasswordPolicy;
import io.poolgate.localpool.wire.PoolException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Opens accounts, and sets their passwords.
public final class Accounts {
  private final Users users;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final int history;
  private final InstantSource clock;

  /// Opens accounts of these users.
  ///
  /// @param history how many of his last passwords a user may not choose again
  public Accounts(
      Users users, Passwords passwords, PasswordPolicy policy, int history, InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.policy = policy;
    this.history = history;
    this.clock = clock;
  }

  /// Opens an account. Whether the name is free is asked last: a stranger must not learn by the
  /// clock that no verifier was made.
  ///
  /// @param password the password, if it is to have one
  /// @throws PoolException if the name is taken
  public User open(
      SignInName name,
      Optional<String> password,
      Map<String, String> attributes,
      UserStatus status) {
    String sub = UUID.randomUUID().toString();
    String username = name.attribute().isPresent() ? sub : name.text();
    var user =
        User.create(
            sub,
            username,
            name,
            Attributes.withName(name, attributes),
            status,
            password.map(text -> passwords.verifier(username, text)).orElseGet(passwords::none),
            clock.instant());
    if (!users.add(user)) {
      throw taken(name);
    }
    return user;
  }

  /// Sets a password, and the state that it brings.
  public User setPassword(User user, String password, UserStatus status) {
    var verifier = passwords.verifier(user.username(), password);
    return users.update(user.sub(), draft -> draft.password(verifier).status(status));
  }

  /// Sets a password that the user has chosen, and that pleases the policy.
  public void choosePassword(User user, String password) {
    var last =
        Stream.concat(Stream.of(user.password()), user.formerPasswords().stream())
            .limit(history)
            .toList();
    if (passwords.isOneOf(user, last, password)) {
      throw new PoolException(
          "PasswordHistoryPolicyViolationException", "Password has been used before.");
    }
    setPassword(user, password, UserStatus.CONFIRMED);
  }

  public void checkPolicy(String password) {
    policy
        .violation(password)
        .ifPresent(rule -> {
          throw new PoolException(
              "InvalidPasswordException", "Password did not conform with policy: " + rule);
        });
  }

  private static PoolException taken(SignInName name) {
    return new PoolException("UsernameExistsException", name.taken());
  }
}
