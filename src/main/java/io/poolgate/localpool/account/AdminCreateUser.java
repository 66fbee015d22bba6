package io.poolgate.localpool.account;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.Attributes;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.SignInName;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.user.Users;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;

/// AdminCreateUser: invites a user, for the first time or again.
final class AdminCreateUser implements OperationHandler {
  private final TemporaryPasswords temporary = new TemporaryPasswords();
  private final PoolState pool;

  AdminCreateUser(PoolState pool) {
    this.pool = pool;
  }

  @Override
  public Map<String, Object> answer(Parameters parameters) {
    pool.requireNamed(parameters);
    var name = new SignInName(parameters.required("Username", Shape.USERNAME));
    String action = parameters.optional("MessageAction", Shape.WORD).orElse("");
    String password =
        parameters.optional("TemporaryPassword", Shape.PASSWORD).orElseGet(temporary::next);
    pool.directory().accounts().checkPolicy(password);
    var user =
        switch (action) {
          case "", "SUPPRESS" ->
              pool.directory()
                  .accounts()
                  .open(
                      name,
                      Optional.of(password),
                      Attributes.ofAdministrator(parameters.attributes("UserAttributes")),
                      UserStatus.FORCE_CHANGE_PASSWORD);
          case "RESEND" ->
              pool.directory()
                  .accounts()
                  .setPassword(invited(name), password, UserStatus.FORCE_CHANGE_PASSWORD);
          default ->
              throw Shape.violated(
                  "MessageAction", "Member must satisfy enum value set: [RESEND, SUPPRESS]");
        };
    Optional<CodeAddress> address =
        action.equals("SUPPRESS") ? Optional.empty() : CodeAddress.to(user);
    address.ifPresent(
        to -> pool.credentials().codes().deliver(user, MessagePurpose.INVITATION, to, password));
    return Map.of("User", describe(user));
  }

  private User invited(SignInName name) {
    var user = pool.directory().users().find(name.text()).orElseThrow(Users::missing);
    if (!user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw new PoolException(
          "UnsupportedUserStateException",
          "Resend not possible. User status is not FORCE_CHANGE_PASSWORD");
    }
    return user;
  }

  private static Map<String, Object> describe(User user) {
    return Map.of(
        "Username", user.username(),
        "Attributes", user.attributeList(),
        "UserCreateDate", Json.seconds(user.times().created()),
        "UserLastModifiedDate", Json.seconds(user.times().modified()),
        "Enabled", user.enabled(),
        "UserStatus", user.status().name());
  }
}
