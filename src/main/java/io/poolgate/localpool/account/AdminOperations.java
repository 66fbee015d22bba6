package io.poolgate.localpool.account;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.user.Users;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.Shape;
import java.util.List;
import java.util.Map;

/// The operations that an administrator signs with AWS credentials: AdminCreateUser,
/// AdminConfirmSignUp, AdminSetUserPassword, AdminDisableUser, AdminEnableUser,
/// AdminAddUserToGroup.
public final class AdminOperations {
  private final PoolState pool;

  public AdminOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "AdminCreateUser", new AdminCreateUser(pool),
        "AdminConfirmSignUp", this::confirm,
        "AdminSetUserPassword", this::setPassword,
        "AdminDisableUser", this::disable,
        "AdminEnableUser", this::enable,
        "AdminAddUserToGroup", this::addToGroup);
  }

  private Map<String, Object> confirm(Parameters parameters) {
    var user = user(parameters);
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw SignUpOperations.notConfirmable(user);
    }
    pool.directory().users().update(user.sub(), draft -> draft.status(UserStatus.CONFIRMED));
    return Map.of();
  }

  private Map<String, Object> setPassword(Parameters parameters) {
    var user = user(parameters);
    String password = parameters.required("Password", Shape.PASSWORD);
    pool.directory().accounts().checkPolicy(password);
    pool.directory()
        .accounts()
        .setPassword(
            user,
            password,
            parameters.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    pool.credentials().lockout().forget(user.sub());
    return Map.of();
  }

  private Map<String, Object> disable(Parameters parameters) {
    pool.disable(user(parameters));
    return Map.of();
  }

  private Map<String, Object> enable(Parameters parameters) {
    pool.directory().users().update(user(parameters).sub(), draft -> draft.enabled(true));
    return Map.of();
  }

  private Map<String, Object> addToGroup(Parameters parameters) {
    var user = user(parameters);
    String group = parameters.required("GroupName", Shape.GROUP);
    pool.directory().groups().require(group);
    pool.directory().users().update(user.sub(), draft -> draft.joining(List.of(group)));
    return Map.of();
  }

  private User user(Parameters parameters) {
    pool.requireNamed(parameters);
    String name = parameters.required("Username", Shape.USERNAME);
    return pool.directory().users().find(name).orElseThrow(Users::missing);
  }
}
