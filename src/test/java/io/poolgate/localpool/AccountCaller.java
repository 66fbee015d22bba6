package io.poolgate.localpool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/// What signed-in users ask about their own account.
public final class AccountCaller {
  private final Caller caller;
  private final String token;

  public AccountCaller(Caller caller, String token) {
    this.caller = caller;
    this.token = token;
  }

  /// The account of a user who signs in with the usual password.
  public static AccountCaller signIn(Caller caller, String name) {
    return new AccountCaller(caller, caller.signIn(name).accessToken());
  }

  /// The account of a confirmed user who is added.
  public static AccountCaller createAndSignIn(Caller caller, String name) {
    return new AccountCaller(caller, caller.createAndSignIn(name).accessToken());
  }

  public String token() {
    return token;
  }

  public Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    caller
        .sdk
        .getUser(r -> r.accessToken(token))
        .userAttributes()
        .forEach(attribute -> attributes.put(attribute.name(), attribute.value()));
    return attributes;
  }

  public List<CodeDeliveryDetailsType> update(String name, String value) {
    return update(Map.of(name, value));
  }

  public List<CodeDeliveryDetailsType> update(Map<String, String> attributes) {
    return caller
        .sdk
        .updateUserAttributes(
            r -> r.accessToken(token).userAttributes(Caller.attributes(attributes)))
        .codeDeliveryDetailsList();
  }

  public void delete(String... names) {
    caller.sdk.deleteUserAttributes(r -> r.accessToken(token).userAttributeNames(names));
  }

  public CodeDeliveryDetailsType sendCode(String name) {
    return caller
        .sdk
        .getUserAttributeVerificationCode(r -> r.accessToken(token).attributeName(name))
        .codeDeliveryDetails();
  }

  public void verify(String name, String code) {
    caller.sdk.verifyUserAttribute(r -> r.accessToken(token).attributeName(name).code(code));
  }

  public void changePassword(@Nullable String previous, String proposed) {
    caller.sdk.changePassword(
        r -> r.accessToken(token).previousPassword(previous).proposedPassword(proposed));
  }

  public void deleteUser() {
    caller.sdk.deleteUser(r -> r.accessToken(token));
  }
}
