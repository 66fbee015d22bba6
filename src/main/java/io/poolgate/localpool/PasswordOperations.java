package io.poolgate.localpool;

import java.util.Map;
import java.util.Optional;

/// ForgotPassword, ConfirmForgotPassword.
final class PasswordOperations {
  private final AppClients clients;
  private final Accounts accounts;
  private final Users users;
  private final Codes codes;
  private final UnknownUsers unknown;
  private final SignInAttempts attempts;

  PasswordOperations(
      AppClients clients,
      Accounts accounts,
      Users users,
      Codes codes,
      UnknownUsers unknown,
      SignInAttempts attempts) {
    this.clients = clients;
    this.accounts = accounts;
    this.users = users;
    this.codes = codes;
    this.unknown = unknown;
    this.attempts = attempts;
  }

  Map<String, Operation> table() {
    return Map.of("ForgotPassword", this::forgot, "ConfirmForgotPassword", this::confirm);
  }

  private Map<String, Object> forgot(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    clients.of(parameters, name);
    Optional<User> found = users.find(name);
    if (found.isEmpty()) {
      return unknown.delivery(name);
    }
    var user = found.get();
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw PoolException.notAuthorized("User password cannot be reset in the current state.");
    }
    var delivery = CodeDelivery.toVerified(user);
    if (delivery.isEmpty()) {
      return undeliverable(name);
    }
    codes.send(user, MessagePurpose.PASSWORD_RESET, delivery.get());
    return Map.of("CodeDeliveryDetails", delivery.get().toJson());
  }

  private Map<String, Object> confirm(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    clients.of(parameters, name);
    String code = parameters.required("ConfirmationCode", Shape.CODE);
    String password = parameters.required("Password", Shape.PASSWORD);
    accounts.checkPolicy(password);
    var user = users.find(name).orElseThrow(() -> unknown.failure(PoolException.codeMismatch()));
    codes.redeem(user, MessagePurpose.PASSWORD_RESET, code);
    accounts.setPassword(user, password, UserStatus.CONFIRMED);
    attempts.forget(user.sub());
    return Map.of();
  }

  /// With PreventUserExistenceErrors this looks like success as well.
  private Map<String, Object> undeliverable(String name) {
    if (unknown.hidden()) {
      return unknown.delivery(name);
    }
    throw PoolException.invalidParameter(
        "Cannot reset password for the user as there is no registered/verified email or phone_number");
  }
}
