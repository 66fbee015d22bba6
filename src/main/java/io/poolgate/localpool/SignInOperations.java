package io.poolgate.localpool;

import java.time.Duration;
import java.time.InstantSource;
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

  private final AppClients clients;
  private final Users users;
  private final Passwords passwords;
  private final SignInAttempts attempts;
  private final NewPasswordChallenge newPassword;
  private final TokenIssuer issuer;
  private final TokenOperations tokens;
  private final UnknownUsers unknown;
  private final InstantSource clock;

  SignInOperations(
      AppClients clients,
      Users users,
      Passwords passwords,
      SignInAttempts attempts,
      NewPasswordChallenge newPassword,
      TokenIssuer issuer,
      TokenOperations tokens,
      UnknownUsers unknown,
      InstantSource clock) {
    this.clients = clients;
    this.users = users;
    this.passwords = passwords;
    this.attempts = attempts;
    this.newPassword = newPassword;
    this.issuer = issuer;
    this.tokens = tokens;
    this.unknown = unknown;
    this.clock = clock;
  }

  Map<String, Operation> table() {
    return Map.of("InitiateAuth", this::initiate, "RespondToAuthChallenge", newPassword::respond);
  }

  private Map<String, Object> initiate(Parameters parameters) {
    var client = clients.of(parameters);
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
    clients.verifyHash(client, List.of(name), Optional.ofNullable(given.get("SECRET_HASH")));
    String password = required(given, "PASSWORD");
    Optional<User> found = users.find(name);
    found.ifPresent(SignInOperations::refuseByState);
    String key = found.map(User::sub).orElseGet(() -> new SignInName(name).key());
    if (!attempts.check(key, () -> passwords.matches(found, password))) {
      throw wrong(found);
    }
    var user = found.orElseThrow();
    if (!user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      return Map.of(
          "AuthenticationResult", issuer.signIn(user, client), "ChallengeParameters", Map.of());
    }
    if (!clock.instant().isBefore(user.passwordSince().plus(TEMPORARY_PASSWORD_VALIDITY))) {
      throw PoolException.notAuthorized(
          "Temporary password has expired and must be reset by an administrator.");
    }
    return newPassword.open(user, client);
  }

  private Map<String, Object> byRefreshToken(AppClient client, Map<String, String> given) {
    var grant = tokens.usable(required(given, "REFRESH_TOKEN"), client);
    var user = tokens.owner(grant);
    clients.verifyHash(client, user.names(), Optional.ofNullable(given.get("SECRET_HASH")));
    return Map.of(
        "AuthenticationResult", issuer.refresh(user, grant), "ChallengeParameters", Map.of());
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
    return found.isEmpty() && !unknown.hidden()
        ? PoolException.userNotFound("User does not exist.")
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
