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
/// VerifyUserAttribute: a new address takes effect at once, but stays unverified until its code
/// comes back.
public final class AttributeOperations {
  private final PoolState pool;

  public AttributeOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "UpdateUserAttributes", this::update,
        "DeleteUserAttributes", this::delete,
        "GetUserAttributeVerificationCode", this::sendCode,
        "VerifyUserAttribute", this::verify);
  }

  private Map<String, Object> update(Parameters parameters) {
    var user = user(parameters);
    var written =
        Attributes.ofUser(
            user, parameters.requiring("UserAttributes").attributes("UserAttributes"));
    var addresses = newAddresses(user, written);
    for (var address : addresses) {
      if (user.signsInWith(address.attribute())) {
        refuseTaken(user, address);
      }
    }
    addresses.forEach(
        address -> pool.credentials().codes().send(user, MessagePurpose.ATTRIBUTE, address));
    pool.directory().users().update(user.sub(), draft -> draft.attributes(written));
    return Map.of("CodeDeliveryDetailsList", addresses.stream().map(CodeAddress::toJson).toList());
  }

  /// The addresses that change, to which codes go.
  private static List<CodeAddress> newAddresses(User user, Map<String, String> written) {
    var changed = new LinkedHashMap<>(written);
    changed.keySet().retainAll(Attributes.VERIFIABLE);
    changed.values().removeIf(String::isEmpty);
    changed.entrySet().removeAll(user.attributes().entrySet());
    List<CodeAddress> addresses = new ArrayList<>();
    changed.forEach((attribute, value) -> addresses.add(new CodeAddress(value, attribute)));
    return addresses;
  }

  private Map<String, Object> delete(Parameters parameters) {
    var user = user(parameters);
    var names =
        Attributes.removed(
            user,
            parameters
                .requiring("UserAttributeNames")
                .list("UserAttributeNames", Shape.ATTRIBUTE_NAME));
    pool.directory().users().update(user.sub(), draft -> draft.without(names));
    return Map.of();
  }

  private Map<String, Object> sendCode(Parameters parameters) {
    var user = user(parameters);
    String attribute = verifiable(parameters);
    var address =
        CodeAddress.to(user, attribute)
            .orElseThrow(() ->
                PoolException.invalidParameter(
                    attribute.equals("email")
                        ? "User does not have a valid registered email address"
                        : "User does not have a valid registered phone number"));
    pool.credentials().codes().send(user, MessagePurpose.ATTRIBUTE, address);
    return Map.of("CodeDeliveryDetails", address.toJson());
  }

  private Map<String, Object> verify(Parameters parameters) {
    var user = user(parameters);
    String attribute = verifiable(parameters);
    String code = parameters.required("Code", Shape.CODE);
    var address = CodeAddress.to(user, attribute).orElseThrow(PoolException::codeExpired);
    pool.credentials()
        .codes()
        .redeem(
            user,
            MessagePurpose.ATTRIBUTE,
            address,
            code,
            () -> {
              refuseTaken(user, address);
              pool.directory().users().update(user.sub(), draft -> draft.verified(address));
            });
    return Map.of();
  }

  private void refuseTaken(User user, CodeAddress address) {
    pool.directory().users().refuseTaken(user, new SignInName(address.destination()));
  }

  private User user(Parameters parameters) {
    return pool.signedInUser(parameters);
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
