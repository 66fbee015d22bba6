package io.poolgate.localpool.account;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.Attributes;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.SignInName;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// UpdateUserAttributes, DeleteUserAttributes, GetUserAttributeVerificationCode,
/// VerifyUserAttribute: a new address serves at once, but is unverified until its code comes back.
public final class AttributeOperations {
  private final PoolState pool;

  public AttributeOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> table() {
    return Map.of(
        "UpdateUserAttributes", this::update,
        "DeleteUserAttributes", this::delete,
        "GetUserAttributeVerificationCode", this::sendCode,
        "VerifyUserAttribute", this::verify);
  }

  private Map<String, Object> update(Parameters parameters) {
    var user = user(parameters);
    var written =
        Attributes.ofUser(user, parameters.with("UserAttributes").attributes("UserAttributes"));
    var deliveries = deliveries(user, written);
    for (var delivery : deliveries) {
      if (user.signsInWith(delivery.attribute())) {
        refuseTaken(user, delivery);
      }
    }
    deliveries.forEach(delivery -> pool.codes().send(user, MessagePurpose.ATTRIBUTE, delivery));
    pool.users().update(user.sub(), draft -> draft.attributes(written));
    return Map.of("CodeDeliveryDetailsList", deliveries.stream().map(CodeAddress::toJson).toList());
  }

  /// Where codes go: to the addresses that are new.
  private static List<CodeAddress> deliveries(User user, Map<String, String> written) {
    var changed = new LinkedHashMap<>(written);
    changed.keySet().retainAll(Attributes.VERIFIABLE);
    changed.values().removeIf(String::isEmpty);
    changed.entrySet().removeAll(user.attributes().entrySet());
    List<CodeAddress> deliveries = new ArrayList<>();
    changed.forEach((attribute, value) -> deliveries.add(new CodeAddress(value, attribute)));
    return deliveries;
  }

  private Map<String, Object> delete(Parameters parameters) {
    var user = user(parameters);
    var names =
        Attributes.removed(
            user,
            parameters.with("UserAttributeNames").list("UserAttributeNames", Shape.ATTRIBUTE_NAME));
    pool.users().update(user.sub(), draft -> draft.without(names));
    return Map.of();
  }

  private Map<String, Object> sendCode(Parameters parameters) {
    var user = user(parameters);
    String attribute = verifiable(parameters);
    var delivery =
        CodeAddress.to(user, attribute)
            .orElseThrow(() ->
                PoolException.invalidParameter(
                    attribute.equals("email")
                        ? "User does not have a valid registered email address"
                        : "User does not have a valid registered phone number"));
    pool.codes().send(user, MessagePurpose.ATTRIBUTE, delivery);
    return Map.of("CodeDeliveryDetails", delivery.toJson());
  }

  private Map<String, Object> verify(Parameters parameters) {
    var user = user(parameters);
    String attribute = verifiable(parameters);
    String code = parameters.required("Code", Shape.CODE);
    var delivery = CodeAddress.to(user, attribute).orElseThrow(PoolException::codeExpired);
    pool.codes()
        .redeem(
            user,
            MessagePurpose.ATTRIBUTE,
            delivery,
            code,
            () -> {
              refuseTaken(user, delivery);
              pool.users().update(user.sub(), draft -> draft.verified(delivery));
            });
    return Map.of();
  }

  private void refuseTaken(User user, CodeAddress address) {
    pool.users().refuseTaken(user, new SignInName(address.destination()));
  }

  private User user(Parameters parameters) {
    return pool.accessTokens().of(parameters).user();
  }

  private static String verifiable(Parameters parameters) {
    String attribute = parameters.required("AttributeName", Shape.ATTRIBUTE_NAME);
    if (!Attributes.VERIFIABLE.contains(attribute)) {
      throw PoolException.invalidParameter(
          "Invalid attribute name. Only phone_number and email can be verified.");
    }
    return attribute;
  }
}
