package io.poolgate.cognito;

import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signed-in user's own account: what Cognito does for the holder of an access token. Every
/// method throws [ProblemException] and nothing else; `token_revoked` for a token that the pool has
/// revoked.
@Singleton
public final class Account {
  private final CognitoCall call;

  Account(CognitoCall call) {
    this.call = call;
  }

  /// GetUser.
  public Profile profile(String accessToken) {
    var answer =
        call.plain(Operation.GET_USER, cognito -> cognito.getUser(r -> r.accessToken(accessToken)));
    return Profile.of(answer);
  }

  /// UpdateUserAttributes.
  ///
  /// @return where the pool sent codes that prove a new address or number
  public List<CodeDelivery> changeAttributes(String accessToken, Map<String, String> attributes) {
    var answer =
        call.plain(
            Operation.UPDATE_ATTRIBUTES,
            cognito ->
                cognito.updateUserAttributes(
                    r -> r.accessToken(accessToken).userAttributes(AttributeTypes.of(attributes))));
    return CodeDelivery.all(answer.codeDeliveryDetailsList());
  }

  /// DeleteUserAttributes.
  public void deleteAttributes(String accessToken, Set<String> names) {
    call.plain(
        Operation.DELETE_ATTRIBUTES,
        cognito ->
            cognito.deleteUserAttributes(
                r -> r.accessToken(accessToken).userAttributeNames(names)));
  }

  /// GetUserAttributeVerificationCode.
  ///
  /// @param attribute `email` or `phone_number`
  public CodeDelivery sendCode(String accessToken, String attribute) {
    var answer =
        call.plain(
            Operation.SEND_ATTRIBUTE_CODE,
            cognito ->
                cognito.getUserAttributeVerificationCode(
                    r -> r.accessToken(accessToken).attributeName(attribute)));
    var delivery = CodeDelivery.of(answer.codeDeliveryDetails());
    if (delivery == null) {
      throw new ProblemException(ProblemCode.UPSTREAM_FAILED)
          .withDiagnosis("GetUserAttributeVerificationCode answered without a delivery");
    }
    return delivery;
  }

  /// VerifyUserAttribute.
  public void verifyAttribute(String accessToken, String attribute, String code) {
    call.plain(
        Operation.VERIFY_ATTRIBUTE,
        cognito ->
            cognito.verifyUserAttribute(
                r -> r.accessToken(accessToken).attributeName(attribute).code(code)));
  }

  /// ChangePassword.
  ///
  /// @param current null for a user who has none
  public void changePassword(String accessToken, @Nullable String current, String next) {
    call.plain(
        Operation.CHANGE_PASSWORD,
        cognito ->
            cognito.changePassword(
                r -> r.accessToken(accessToken).previousPassword(current).proposedPassword(next)));
  }

  /// GlobalSignOut: revokes every refresh token of the user.
  public void signOutEverywhere(String accessToken) {
    call.plain(
        Operation.GLOBAL_SIGN_OUT,
        cognito -> cognito.globalSignOut(r -> r.accessToken(accessToken)));
  }

  /// DeleteUser.
  public void delete(String accessToken) {
    call.plain(
        Operation.DELETE_USER, cognito -> cognito.deleteUser(r -> r.accessToken(accessToken)));
  }
}
