package io.poolgate.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.signin.Challenge;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a challenge asks for, in the words of the contract.
@Singleton
final class ChallengeDescription {
  private static final Map<String, String> SRP =
      Map.of(
          "SRP_B", "srpB",
          "SALT", "salt",
          "SECRET_BLOCK", "secretBlock",
          "USER_ID_FOR_SRP", "userIdForSrp",
          "DEVICE_KEY", "deviceKey");

  private final ObjectMapper json;

  ChallengeDescription(ObjectMapper json) {
    this.json = json;
  }

  /// What the challenge says of itself; null where that is nothing. The parameters of a challenge
  /// that the pool's triggers made, or that this version does not know, come as they are.
  @Nullable Map<String, Object> parameters(Challenge challenge) {
    var given = challenge.parameters();
    var parameters =
        switch (challenge.name()) {
          case AnswerForm.NEW_PASSWORD_REQUIRED ->
              Map.<String, Object>of("requiredAttributes", challenge.requiredAttributes());
          case "PASSWORD_VERIFIER", "DEVICE_PASSWORD_VERIFIER", "DEVICE_SRP_AUTH" ->
              renamed(given, SRP);
          case "SOFTWARE_TOKEN_MFA" ->
              renamed(given, Map.of("FRIENDLY_DEVICE_NAME", "friendlyDeviceName"));
          case "WEB_AUTHN" -> credentialRequest(given.get("CREDENTIAL_REQUEST_OPTIONS"));
          case "SMS_MFA",
              "SMS_OTP",
              "EMAIL_OTP",
              "SELECT_CHALLENGE",
              "SELECT_MFA_TYPE",
              "PASSWORD",
              "PASSWORD_SRP",
              AnswerForm.MFA_SETUP ->
              Map.<String, Object>of();
          default -> passedThrough(given);
        };
    return parameters.isEmpty() ? null : parameters;
  }

  /// Where a code went, for challenges that sent one.
  static @Nullable CodeDelivery delivery(Challenge challenge) {
    var parameters = challenge.parameters();
    var destination = parameters.get("CODE_DELIVERY_DESTINATION");
    return destination == null
        ? null
        : new CodeDelivery(destination, parameters.get("CODE_DELIVERY_DELIVERY_MEDIUM"), null);
  }

  /// All but the user name, which is in the session.
  private static Map<String, Object> passedThrough(Map<String, String> given) {
    var parameters = new HashMap<String, Object>(given);
    parameters.remove("USERNAME");
    return parameters;
  }

  private static Map<String, Object> renamed(Map<String, String> given, Map<String, String> names) {
    var renamed = new HashMap<String, Object>();
    names.forEach((from, to) -> {
      if (given.get(from) != null) {
        renamed.put(to, given.get(from));
      }
    });
    return renamed;
  }

  /// What the browser's `navigator.credentials.get` takes: JSON, which Cognito sends in a string.
  private Map<String, Object> credentialRequest(@Nullable String options) {
    if (options == null) {
      return Map.of();
    }
    try {
      return Map.of("credentialRequestOptions", json.readTree(options));
    } catch (JsonProcessingException e) {
      return Map.of("credentialRequestOptions", options);
    }
  }
}
