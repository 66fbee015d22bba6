package io.poolgate.me;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.Device;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a stolen token must not do, and what it leads to after a recent sign-in, of a user whose
/// one second factor is `EMAIL_OTP`.
enum Deed {
  DELETING_THE_ACCOUNT("204", user -> user.delete("/v1/me")),
  A_NEW_PASSWORD_WITHOUT_THE_OLD_ONE(
      "400 invalid_request",
      user -> user.post("/v1/me/password", Map.of("newPassword", newPassword()))),

  CHANGING_THE_ADDRESS("200", user -> change(user, "email", newEmail())),
  CHANGING_THE_NUMBER("200", user -> change(user, "phone_number", "+4917298765432")),
  CHANGING_THE_NAME_TO_SIGN_IN_BY("200", user -> change(user, "preferred_username", newEmail())),
  CHANGING_IT_AMONG_OTHERS(
      "200",
      user -> change(user, Map.of("name", "A", "preferred_username", newEmail(), "locale", "en"))),
  DELETING_THE_NUMBER("200", user -> change(user, "phone_number", null)),
  DELETING_THE_NAME_TO_SIGN_IN_BY("200", user -> change(user, "preferred_username", null)),

  ADDING_A_SECOND_FACTOR("204", user -> user.turnOn("EMAIL_OTP", "SMS_MFA")),
  EXCHANGING_A_SECOND_FACTOR("204", user -> user.turnOn("SMS_MFA")),
  SWITCHING_A_SECOND_FACTOR_OFF("204", Bearer::turnOn),
  PREFERRING_A_SECOND_FACTOR("204", user -> prefer(user, "EMAIL_OTP", "EMAIL_OTP")),
  ADDING_ONE_AND_PREFERRING_IT("204", user -> prefer(user, "SMS_MFA", "EMAIL_OTP", "SMS_MFA")),
  SETTING_THE_SAME_SECOND_FACTOR("204", user -> user.turnOn("EMAIL_OTP")),

  ENROLLING_AN_AUTHENTICATOR_APP("201", user -> user.post("/v1/me/totp")),
  PROVING_AN_AUTHENTICATOR_APP(
      "409 mfa_not_set_up", user -> user.post("/v1/me/totp/verify", Map.of("code", "123456"))),
  BEGINNING_A_PASSKEY("200", user -> user.post("/v1/me/passkeys/options")),
  ADDING_A_PASSKEY(
      "401 challenge_session_expired",
      user -> user.post("/v1/me/passkeys", Map.of("credential", credential()))),
  DELETING_A_PASSKEY("404 passkey_not_found", user -> user.delete("/v1/me/passkeys/bm9uZQ")),

  CONFIRMING_A_DEVICE(
      "404 device_not_found", user -> user.post("/v1/me/devices", device().registration())),
  REMEMBERING_A_DEVICE(
      "404 device_not_found",
      user -> user.patch("/v1/me/devices/" + device().key(), Map.of("remembered", true)));

  private final String outcome;

  @SuppressWarnings("ImmutableEnumChecker") // no lambda here keeps anything
  private final Function<Bearer, Answer> attempt;

  Deed(String outcome, Function<Bearer, Answer> attempt) {
    this.outcome = outcome;
    this.attempt = attempt;
  }

  /// What comes of it where it may be done.
  String outcome() {
    return outcome;
  }

  Answer attempt(Bearer user) {
    return attempt.apply(user);
  }

  private static Answer change(Bearer user, String name, @Nullable String value) {
    var attributes = new HashMap<String, @Nullable String>();
    attributes.put(name, value);
    return change(user, attributes);
  }

  private static Answer change(Bearer user, Map<String, ?> attributes) {
    return user.patch("/v1/me/attributes", Map.of("attributes", attributes));
  }

  private static Answer prefer(Bearer user, String preferred, String... enabled) {
    return user.put(
        "/v1/me/mfa", Map.of("enabled", Arrays.asList(enabled), "preferred", preferred));
  }

  private static Device device() {
    return new Device("local_00000000-0000-4000-8000-000000000000", "-group");
  }

  /// One that nobody began.
  private static Map<String, Object> credential() {
    return Map.of(
        "id",
        "bm9uZQ",
        "rawId",
        "bm9uZQ",
        "type",
        "public-key",
        "response",
        Map.of(
            "clientDataJSON",
            "e30",
            "attestationObject",
            "o2Nm",
            "transports",
            List.of("internal")),
        "clientExtensionResults",
        Map.of());
  }
}
