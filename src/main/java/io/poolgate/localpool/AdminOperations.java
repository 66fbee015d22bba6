package io.poolgate.localpool;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The operations that an administrator signs with AWS credentials: AdminCreateUser,
/// AdminConfirmSignUp, AdminSetUserPassword, AdminAddUserToGroup.
final class AdminOperations {
  private final String poolId;
  private final Accounts accounts;
  private final Users users;
  private final Groups groups;
  private final Codes codes;
  private final SignInAttempts attempts;
  private final InstantSource clock;
  private final TemporaryPasswords temporary = new TemporaryPasswords();

  AdminOperations(
      String poolId,
      Accounts accounts,
      Users users,
      Groups groups,
      Codes codes,
      SignInAttempts attempts,
      InstantSource clock) {
    this.poolId = poolId;
    this.accounts = accounts;
    this.users = users;
    this.groups = groups;
    this.codes = codes;
    this.attempts = attempts;
    this.clock = clock;
  }

  Map<String, Operation> table() {
    return Map.of(
        "AdminCreateUser", this::createUser,
        "AdminConfirmSignUp", this::confirm,
        "AdminSetUserPassword", this::setPassword,
        "AdminAddUserToGroup", this::addToGroup);
  }

  private Map<String, Object> createUser(Parameters parameters) {
    checkPool(parameters);
    var name = new SignInName(parameters.required("Username", Shape.USERNAME));
    String action = parameters.optional("MessageAction", Shape.WORD).orElse("");
    String password =
        parameters.optional("TemporaryPassword", Shape.PASSWORD).orElseGet(temporary::next);
    accounts.checkPolicy(password);
    var user =
        switch (action) {
          case "", "SUPPRESS" ->
              accounts.open(
                  name,
                  password,
                  Attributes.ofAdministrator(parameters.attributes("UserAttributes")),
                  UserStatus.FORCE_CHANGE_PASSWORD);
          case "RESEND" ->
              accounts.setPassword(invited(name), password, UserStatus.FORCE_CHANGE_PASSWORD);
          default ->
              throw Shape.violated(
                  "MessageAction", "Member must satisfy enum value set: [RESEND, SUPPRESS]");
        };
    Optional<CodeDelivery> delivery =
        action.equals("SUPPRESS") ? Optional.empty() : CodeDelivery.to(user);
    delivery.ifPresent(to -> codes.deliver(user, MessagePurpose.INVITATION, to, password));
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
    users.update(user.sub(), old -> old.withStatus(UserStatus.CONFIRMED, clock.instant()));
    return Map.of();
  }

  private Map<String, Object> setPassword(Parameters parameters) {
    var user = user(parameters);
    String password = parameters.required("Password", Shape.PASSWORD);
    accounts.checkPolicy(password);
    accounts.setPassword(
        user,
        password,
        parameters.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    attempts.forget(user.sub());
    return Map.of();
  }

  private Map<String, Object> addToGroup(Parameters parameters) {
    var user = user(parameters);
    String group = parameters.required("GroupName", Shape.GROUP);
    groups.require(group);
    users.update(user.sub(), old -> old.inGroup(group, clock.instant()));
    return Map.of();
  }

  private User user(Parameters parameters) {
    checkPool(parameters);
    return find(parameters.required("Username", Shape.USERNAME));
  }

  private User find(String name) {
    return users.find(name).orElseThrow(() -> PoolException.userNotFound("User does not exist."));
  }

  private void checkPool(Parameters parameters) {
    String id = parameters.required("UserPoolId", Shape.POOL_ID);
    if (!id.equals(poolId)) {
      throw PoolException.notFound("User pool " + id + " does not exist.");
    }
  }

  private static Map<String, Object> describe(User user) {
    return Map.of(
        "Username", user.username(),
        "Attributes", user.attributeList(),
        "UserCreateDate", epochSeconds(user.created()),
        "UserLastModifiedDate", epochSeconds(user.modified()),
        "Enabled", true,
        "UserStatus", user.status().name());
  }

  private static BigDecimal epochSeconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
