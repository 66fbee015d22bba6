package io.poolgate.localpool.account;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;

/// ForgotPassword, ConfirmForgotPassword, ChangePassword.
public final class PasswordOperations {
  private final PoolState pool;

  public PasswordOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "ForgotPassword", this::forgot,
        "ConfirmForgotPassword", this::confirm,
        "ChangePassword", this::change);
  }

  private Map<String, Object> forgot(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    Optional<User> found = pool.directory().users().find(name);
    if (found.isEmpty()) {
      return pool.directory().unknownUsers().codeDelivery(name);
    }
    var user = found.get();
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw PoolException.notAuthorized("User password cannot be reset in the current state.");
    }
    var address = CodeAddress.toVerified(user);
    if (address.isEmpty()) {
      return undeliverable(name);
    }
    pool.credentials().codes().send(user, MessagePurpose.PASSWORD_RESET, address.get());
    return Map.of("CodeDeliveryDetails", address.get().toJson());
  }

  private Map<String, Object> confirm(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    String code = parameters.required("ConfirmationCode", Shape.CODE);
    String password = parameters.required("Password", Shape.PASSWORD);
    pool.directory().accounts().checkPolicy(password);
    var user =
        pool.directory()
            .users()
            .find(name)
            .orElseThrow(
                () -> pool.directory().unknownUsers().failure(PoolException.codeMismatch()));
    var address = CodeAddress.toVerified(user).orElseThrow(PoolException::codeExpired);
    pool.credentials()
        .codes()
        .redeem(
            user,
            MessagePurpose.PASSWORD_RESET,
            address,
            code,
            () -> pool.directory().accounts().choosePassword(user, password));
    pool.credentials().lockout().forget(user.sub());
    return Map.of();
  }

  private Map<String, Object> change(Parameters parameters) {
    var user = pool.signedInUser(parameters);
    Optional<String> previous = parameters.optional("PreviousPassword", Shape.PASSWORD);
    String proposed = parameters.required("ProposedPassword", Shape.PASSWORD);
    pool.directory().accounts().checkPolicy(proposed);
    if (user.password().verifier().exists() && previous.isEmpty()) {
      throw Shape.violated("PreviousPassword", "Member must not be null");
    }
    previous.ifPresent(password ->
        pool.credentials()
            .passwordCheck()
            .requireAgain(user, () -> pool.credentials().passwords().matches(user, password)));
    pool.directory().accounts().choosePassword(user, proposed);
    return Map.of();
  }

  /// With PreventUserExistenceErrors this looks like success too.
  private Map<String, Object> undeliverable(String name) {
    if (pool.directory().unknownUsers().areHidden()) {
      return pool.directory().unknownUsers().codeDelivery(name);
    }
    throw PoolException.invalidParameter(
        "Cannot reset password for the user as there is no registered/verified email or phone_number");
  }
}
