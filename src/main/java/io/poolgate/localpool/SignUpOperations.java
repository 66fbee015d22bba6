package io.poolgate.localpool;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// SignUp, ConfirmSignUp, ResendConfirmationCode.
final class SignUpOperations {
  private final AppClients clients;
  private final Accounts accounts;
  private final Users users;
  private final Codes codes;
  private final UnknownUsers unknown;
  private final InstantSource clock;

  SignUpOperations(
      AppClients clients,
      Accounts accounts,
      Users users,
      Codes codes,
      UnknownUsers unknown,
      InstantSource clock) {
    this.clients = clients;
    this.accounts = accounts;
    this.users = users;
    this.codes = codes;
    this.unknown = unknown;
    this.clock = clock;
  }

  Map<String, Operation> table() {
    return Map.of(
        "SignUp", this::signUp,
        "ConfirmSignUp", this::confirm,
        "ResendConfirmationCode", this::resend);
  }

  private Map<String, Object> signUp(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    clients.of(parameters, name);
    String password = parameters.required("Password", Shape.PASSWORD);
    var attributes = Attributes.ofUser(parameters.attributes("UserAttributes"));
    accounts.checkPolicy(password);
    var user = accounts.open(new SignInName(name), password, attributes, UserStatus.UNCONFIRMED);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("UserConfirmed", false);
    answer.put("UserSub", user.sub());
    CodeDelivery.to(user)
        .ifPresent(delivery -> {
          codes.send(user, MessagePurpose.SIGN_UP, delivery);
          answer.put("CodeDeliveryDetails", delivery.toJson());
        });
    return answer;
  }

  private Map<String, Object> confirm(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    clients.of(parameters, name);
    String code = parameters.required("ConfirmationCode", Shape.CODE);
    var user = users.find(name).orElseThrow(() -> unknown.failure(PoolException.codeExpired()));
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw notConfirmable(user);
    }
    codes.redeem(user, MessagePurpose.SIGN_UP, code);
    var verified =
        CodeDelivery.to(user)
            .map(delivery -> Map.of(delivery.attribute() + "_verified", "true"))
            .orElse(Map.of());
    users.update(
        user.sub(),
        old ->
            old.withAttributes(verified, clock.instant())
                .withStatus(UserStatus.CONFIRMED, clock.instant()));
    return Map.of();
  }

  private Map<String, Object> resend(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    clients.of(parameters, name);
    Optional<User> found = users.find(name);
    if (found.isEmpty()) {
      return unknown.delivery(name);
    }
    var user = found.get();
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw PoolException.invalidParameter("User is already confirmed.");
    }
    var delivery =
        CodeDelivery.to(user)
            .orElseThrow(() ->
                PoolException.invalidParameter(
                    "Cannot resend codes. Auto verification not turned on."));
    codes.send(user, MessagePurpose.SIGN_UP, delivery);
    return Map.of("CodeDeliveryDetails", delivery.toJson());
  }

  static PoolException notConfirmable(User user) {
    return PoolException.notAuthorized(
        "User cannot be confirmed. Current status is " + user.status());
  }
}
