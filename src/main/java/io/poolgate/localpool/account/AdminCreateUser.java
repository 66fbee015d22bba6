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
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    var asked = asked(parameters);
    String password =
        parameters.optional("TemporaryPassword", Shape.PASSWORD).orElseGet(temporary::next);
    pool.directory().accounts().checkPolicy(password);
    var user =
        switch (action) {
          case "", "SUPPRESS" -> {
            var attributes = Attributes.ofAdministrator(parameters.attributes("UserAttributes"));
            requireAll(
                asked,
                attribute ->
                    attributes.containsKey(attribute)
                        || name.attribute().filter(attribute::equals).isPresent());
            yield pool.directory()
                .accounts()
                .open(name, Optional.of(password), attributes, UserStatus.FORCE_CHANGE_PASSWORD);
          }
          case "RESEND" -> {
            var invited = invited(name);
            requireAll(asked, invited.attributes()::containsKey);
            yield pool.directory()
                .accounts()
                .setPassword(invited, password, UserStatus.FORCE_CHANGE_PASSWORD);
          }
          default ->
              throw Shape.violated(
                  "MessageAction", "Member must satisfy enum value set: [RESEND, SUPPRESS]");
        };
    if (!action.equals("SUPPRESS")) {
      addresses(user, asked)
          .forEach(to ->
              pool.credentials().codes().deliver(user, MessagePurpose.INVITATION, to, password));
    }
    return Map.of("User", describe(user));
  }

  /// The attributes that the invitation is to go to (`DesiredDeliveryMediums`).
  private static List<String> asked(Parameters parameters) {
    return parameters.list("DesiredDeliveryMediums", Shape.WORD).stream()
        .map(medium ->
            switch (medium) {
              case "EMAIL" -> "email";
              case "SMS" -> "phone_number";
              default ->
                  throw Shape.violated(
                      "DesiredDeliveryMediums", "Member must satisfy enum value set: [SMS, EMAIL]");
            })
        .toList();
  }

  private static void requireAll(List<String> asked, Predicate<String> has) {
    for (String attribute : asked) {
      if (!has.test(attribute)) {
        throw PoolException.invalidParameter(
            "The invitation cannot be sent: the user has no " + attribute + ".");
      }
    }
  }

  /// Cognito sends an SMS where nothing is asked for; the local pool, what all its codes go to.
  private static Stream<CodeAddress> addresses(User user, List<String> asked) {
    return asked.isEmpty()
        ? CodeAddress.to(user).stream()
        : asked.stream().flatMap(attribute -> CodeAddress.to(user, attribute).stream());
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
