package io.poolgate.localpool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// SignUp, ConfirmSignUp, ResendConfirmationCode.
final class SignUpOperations {
  private final PoolState pool;

  SignUpOperations(PoolState pool) {
    this.pool = pool;
  }

  Map<String, Operation> table() {
    return Map.of(
        "SignUp", this::signUp,
        "ConfirmSignUp", this::confirm,
        "ResendConfirmationCode", this::resend);
  }

  private Map<String, Object> signUp(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    String password = parameters.required("Password", Shape.PASSWORD);
    var attributes = Attributes.ofUser(parameters.attributes("UserAttributes"));
    pool.accounts().checkPolicy(password);
    var user =
        pool.accounts().open(new SignInName(name), password, attributes, UserStatus.UNCONFIRMED);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("UserConfirmed", false);
    answer.put("UserSub", user.sub());
    CodeDelivery.to(user)
        .ifPresent(delivery -> {
          pool.codes().send(user, MessagePurpose.SIGN_UP, delivery);
          answer.put("CodeDeliveryDetails", delivery.toJson());
        });
    return answer;
  }

  private Map<String, Object> confirm(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    String code = parameters.required("ConfirmationCode", Shape.CODE);
    var user =
        pool.users()
            .find(name)
            .orElseThrow(() -> pool.unknown().failure(PoolException.codeExpired()));
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw notConfirmable(user);
    }
    pool.codes().redeem(user, MessagePurpose.SIGN_UP, code);
    pool.users()
        .update(
            user.sub(),
            draft -> {
              draft.status(UserStatus.CONFIRMED);
              CodeDelivery.to(user).ifPresent(sent -> draft.verified(sent.attribute()));
            });
    return Map.of();
  }

  private Map<String, Object> resend(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    Optional<User> found = pool.users().find(name);
    if (found.isEmpty()) {
      return pool.unknown().delivery(name);
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
    pool.codes().send(user, MessagePurpose.SIGN_UP, delivery);
    return Map.of("CodeDeliveryDetails", delivery.toJson());
  }

  static PoolException notConfirmable(User user) {
    return PoolException.notAuthorized(
        "User cannot be confirmed. Current status is " + user.status());
  }
}
