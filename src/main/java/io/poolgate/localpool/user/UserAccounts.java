package io.poolgate.localpool.user;

import io.poolgate.localpool.settings.PasswordOptions;
import io.poolgate.localpool.wire.PoolException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Opens accounts, and sets their passwords.
public final class UserAccounts {
  private final Users users;
  private final Passwords passwords;
  private final PasswordOptions options;
  private final InstantSource clock;

  public UserAccounts(
      Users users, Passwords passwords, PasswordOptions options, InstantSource clock) {
    this.users = users;
    this.passwords = passwords;
    this.options = options;
    this.clock = clock;
  }

  /// Opens an account. It asks last whether the name is free: a stranger must not learn from the
  /// clock that it made no verifier.
  ///
  /// @param password the password, if the account is to have one
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
            new UserNames(sub, username, name),
            Attributes.withName(name, attributes),
            status,
            password.map(text -> passwords.verifier(username, text)).orElseGet(passwords::none),
            clock.instant());
    if (!users.add(user)) {
      throw taken(name);
    }
    return user;
  }

  /// Sets a password, and the status that comes with it.
  public User setPassword(User user, String password, UserStatus status) {
    var verifier = passwords.verifier(user.username(), password);
    return users.update(user.sub(), draft -> draft.password(verifier).status(status));
  }

  /// Sets a password that the user has chosen, and that meets the policy.
  public void choosePassword(User user, String password) {
    if (passwords.isOneOf(user, user.password().last(options.history()), password)) {
      throw new PoolException(
          "PasswordHistoryPolicyViolationException", "Password has been used before.");
    }
    setPassword(user, password, UserStatus.CONFIRMED);
  }

  public void checkPolicy(String password) {
    options
        .policy()
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
