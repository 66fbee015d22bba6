package io.poolgate.localpool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// InitiateAuth: the flows that begin a sign-in, and the older way to refresh.
final class SignInOperations {
  private static final Duration TEMPORARY_PASSWORD_VALIDITY = Duration.ofDays(7);
  private static final Set<String> FLOWS =
      Set.of(
          "USER_SRP_AUTH",
          "REFRESH_TOKEN_AUTH",
          "REFRESH_TOKEN",
          "CUSTOM_AUTH",
          "ADMIN_NO_SRP_AUTH",
          "USER_PASSWORD_AUTH",
          "ADMIN_USER_PASSWORD_AUTH",
          "USER_AUTH");

  private final PoolState pool;
  private final NewPasswordChallenge newPassword;

  SignInOperations(PoolState pool) {
    this.pool = pool;
    newPassword = new NewPasswordChallenge(pool);
  }

  Map<String, Operation> table() {
    return Map.of("InitiateAuth", this::initiate, "RespondToAuthChallenge", newPassword::respond);
  }

  private Map<String, Object> initiate(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String flow = parameters.oneOf("AuthFlow", FLOWS);
    var given = parameters.texts("AuthParameters");
    return switch (flow) {
      case "USER_PASSWORD_AUTH" -> byPassword(client, given);
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> byRefreshToken(client, given);
      case "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH" ->
          throw PoolException.invalidParameter("Initiate Auth method not supported.");
      default -> throw PoolException.invalidParameter(flow + " flow not enabled for this client");
    };
  }

  private Map<String, Object> byPassword(AppClient client, Map<String, String> given) {
    String name = required(given, "USERNAME");
    pool.clients().verifyHash(client, List.of(name), Optional.ofNullable(given.get("SECRET_HASH")));
    String password = required(given, "PASSWORD");
    Optional<User> found = pool.users().find(name);
    found.ifPresent(SignInOperations::refuseByState);
    String key = found.map(User::sub).orElseGet(() -> new SignInName(name).key());
    if (!pool.attempts().check(key, () -> pool.passwords().matches(found, password))) {
      throw wrong(found);
    }
    var user = found.orElseThrow();
    if (!user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      return Map.of(
          "AuthenticationResult",
          pool.issuer().signIn(user, client),
          "ChallengeParameters",
          Map.of());
    }
    if (!pool.clock().instant().isBefore(user.passwordSince().plus(TEMPORARY_PASSWORD_VALIDITY))) {
      throw PoolException.notAuthorized(
          "Temporary password has expired and must be reset by an administrator.");
    }
    return newPassword.open(user, client);
  }

  private Map<String, Object> byRefreshToken(AppClient client, Map<String, String> given) {
    var grant = pool.grants().usable(required(given, "REFRESH_TOKEN"), client);
    var user = pool.users().require(grant.sub());
    pool.clients().verifyHash(client, user.names(), Optional.ofNullable(given.get("SECRET_HASH")));
    return Map.of(
        "AuthenticationResult",
        pool.issuer().refresh(user, grant),
        "ChallengeParameters",
        Map.of());
  }

  /// Cognito says these two whatever the password.
  private static void refuseByState(User user) {
    if (user.is(UserStatus.UNCONFIRMED)) {
      throw new PoolException("UserNotConfirmedException", "User is not confirmed.");
    }
    if (user.is(UserStatus.RESET_REQUIRED)) {
      throw new PoolException(
          "PasswordResetRequiredException", "Password reset required for the user");
    }
  }

  private PoolException wrong(Optional<User> found) {
    return found.isEmpty() && !pool.unknown().hidden()
        ? Users.missing()
        : PoolException.notAuthorized("Incorrect username or password.");
  }

  static String required(Map<String, String> given, String name) {
    @Nullable String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw PoolException.invalidParameter("Missing required parameter " + name);
    }
    return value;
  }
}
