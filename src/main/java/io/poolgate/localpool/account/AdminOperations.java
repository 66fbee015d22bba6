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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations that an administrator signs with AWS credentials: AdminCreateUser,
/// AdminConfirmSignUp, AdminSetUserPassword, AdminDisableUser, AdminEnableUser,
/// AdminAddUserToGroup.
public final class AdminOperations {
  private final TemporaryPasswords temporary = new TemporaryPasswords();
  private final PoolState pool;

  public AdminOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> table() {
    return Map.of(
        "AdminCreateUser", this::createUser,
        "AdminConfirmSignUp", this::confirm,
        "AdminSetUserPassword", this::setPassword,
        "AdminDisableUser", this::disable,
        "AdminEnableUser", this::enable,
        "AdminAddUserToGroup", this::addToGroup);
  }

  private Map<String, Object> createUser(Parameters parameters) {
    checkPool(parameters);
    var name = new SignInName(parameters.required("Username", Shape.USERNAME));
    String action = parameters.optional("MessageAction", Shape.WORD).orElse("");
    String password =
        parameters.optional("TemporaryPassword", Shape.PASSWORD).orElseGet(temporary::next);
    pool.accounts().checkPolicy(password);
    var user =
        switch (action) {
          case "", "SUPPRESS" ->
              pool.accounts()
                  .open(
                      name,
                      Optional.of(password),
                      Attributes.ofAdministrator(parameters.attributes("UserAttributes")),
                      UserStatus.FORCE_CHANGE_PASSWORD);
          case "RESEND" ->
              pool.accounts()
                  .setPassword(invited(name), password, UserStatus.FORCE_CHANGE_PASSWORD);
          default ->
              throw Shape.violated(
                  "MessageAction", "Member must satisfy enum value set: [RESEND, SUPPRESS]");
        };
    Optional<CodeAddress> delivery =
        action.equals("SUPPRESS") ? Optional.empty() : CodeAddress.to(user);
    delivery.ifPresent(to -> pool.codes().deliver(user, MessagePurpose.INVITATION, to, password));
    return Map.of("User", describe(user));
  }

  private User invited(SignInName name) {
    var user = find(name.text());
    if (!user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw new PoolException(
          "UnsupportedUserStateException",
          "Resend not possible. User status is not FORCE_CHANGE_PASSWORD");
    }
    return user;
  }

  private Map<String, Object> confirm(Parameters parameters) {
    var user = user(parameters);
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw SignUpOperations.notConfirmable(user);
    }
    pool.users().update(user.sub(), draft -> draft.status(UserStatus.CONFIRMED));
    return Map.of();
  }

  private Map<String, Object> setPassword(Parameters parameters) {
    var user = user(parameters);
    String password = parameters.required("Password", Shape.PASSWORD);
    pool.accounts().checkPolicy(password);
    pool.accounts()
        .setPassword(
            user,
            password,
            parameters.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    pool.attempts().forget(user.sub());
    return Map.of();
  }

  private Map<String, Object> disable(Parameters parameters) {
    pool.disable(user(parameters));
    return Map.of();
  }

  private Map<String, Object> enable(Parameters parameters) {
    pool.users().update(user(parameters).sub(), draft -> draft.enabled(true));
    return Map.of();
  }

  private Map<String, Object> addToGroup(Parameters parameters) {
    var user = user(parameters);
    String group = parameters.required("GroupName", Shape.GROUP);
    pool.groups().require(group);
    pool.users().update(user.sub(), draft -> draft.joining(List.of(group)));
    return Map.of();
  }

  private User user(Parameters parameters) {
    checkPool(parameters);
    return find(parameters.required("Username", Shape.USERNAME));
  }

  private User find(String name) {
    return pool.users().find(name).orElseThrow(Users::missing);
  }

  private void checkPool(Parameters parameters) {
    String id = parameters.required("UserPoolId", Shape.POOL_ID);
    if (!id.equals(pool.id())) {
      throw PoolException.notFound("User pool " + id + " does not exist.");
    }
  }

  private static Map<String, Object> describe(User user) {
    return Map.of(
        "Username", user.username(),
        "Attributes", user.attributeList(),
        "UserCreateDate", Json.seconds(user.created()),
        "UserLastModifiedDate", Json.seconds(user.modified()),
        "Enabled", user.enabled(),
        "UserStatus", user.status().name());
  }
}
