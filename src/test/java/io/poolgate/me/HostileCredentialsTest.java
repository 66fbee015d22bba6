package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.CredentialJson;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no browser would send to POST /v1/me/passkeys.
@ExtendWith(PoolgateExtension.class)
class HostileCredentialsTest {
  private final Bearer bearer;

  HostileCredentialsTest(PoolgateServer poolgate) {
    var token = Accounts.signedIn(poolgate).text("/tokens/accessToken");
    bearer = new Bearer(poolgate.api(), token);
  }

  @ParameterizedTest
  @CsvSource({"null, required", "'\"x\"', wrong_type", "7, wrong_type", "[], wrong_type"})
  void whatIsNoObjectIsRefused(String credential, String reason) {
    assertThat(refusal(credential)).containsExactly("credential " + reason);
  }

  @Test
  void whateverIsMissingIsNamedAtOnce() {
    assertThat(refusal("{}"))
        .containsExactly(
            "credential.id required",
            "credential.rawId required",
            "credential.response required",
            "credential.type required");
    assertThat(refusal("{\"id\":\"AQID\",\"rawId\":null,\"type\":7,\"response\":{\"x\":1}}"))
        .containsExactly(
            "credential.rawId required",
            "credential.response.attestationObject required",
            "credential.response.clientDataJSON required",
            "credential.type wrong_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id | 7 | wrong_type",
        "id | \"\" | invalid_value",
        "id | \"x\" | invalid_value",
        "rawId | [\"AQID\"] | wrong_type",
        "rawId | \"AQI=\" | invalid_value",
        "rawId | \"AQ+/\" | invalid_value",
        "rawId | \"AQIDB\" | invalid_value",
        "type | true | wrong_type",
        "type | \"password\" | invalid_value",
        "type | \"\" | invalid_value",
        "response | \"x\" | wrong_type",
        "response | [] | wrong_type",
        "response.clientDataJSON | {} | wrong_type",
        "response.clientDataJSON | \"!!\" | invalid_value",
        "response.clientDataJSON | \"{}\" | invalid_value",
        "response.attestationObject | 1 | wrong_type",
        "response.attestationObject | \"\\u0000\" | invalid_value",
        "response.attestationObject | \"AQID\\n\" | invalid_value",
        "response.attestationObject | \"ＡＱＩＤ\" | invalid_value",
        "response.transports | \"usb\" | wrong_type",
        "response.transports | [7] | wrong_type",
        "response.publicKey | 7 | wrong_type",
        "response.publicKeyAlgorithm | \"-7\" | wrong_type",
        "response.authenticatorData | [] | wrong_type",
        "authenticatorAttachment | 7 | wrong_type",
        "clientExtensionResults | [] | wrong_type"
      })
  void whatIsOfTheWrongKindIsNamed(String path, String value, String reason)
      throws JsonProcessingException {
    var credential = CredentialJson.with(credential(), path, value);
    assertThat(refusal(new ObjectMapper().writeValueAsString(credential)))
        .containsExactly("credential." + path + " " + reason);
  }

  @Test
  void aRefusalIsNoReasonToBeginAnew() {
    var credential = credential();
    var part = CredentialJson.without(credential, "rawId");
    assertThat(bearer.call("POST", "/v1/me/passkeys").json(holding(part)).wrong().send().errors())
        .containsExactly("credential.rawId required");
    assertThat(bearer.post("/v1/me/passkeys", holding(credential)).outcome()).isEqualTo("201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e30", "bnVsbA", "AAAA"})
  void garbageInsideIsThePoolsToRefuse(String garbage) {
    bearer.post("/v1/me/passkeys/options");
    var response = Map.of("clientDataJSON", garbage, "attestationObject", garbage);
    var credential =
        Map.of("type", "public-key", "id", "AQID", "rawId", "AQID", "response", response);
    assertThat(bearer.post("/v1/me/passkeys", holding(credential)).outcome())
        .isEqualTo("422 passkey_not_supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e-400",
        "12345678901234567890123456789012345678901234567890",
        "0.1",
        "-0",
        "null",
        "true",
        "[null,[],{}]",
        "\"\\ud800\"",
        "{\"\\ud800\":1}",
        "{\"\\udd89\\ud83e\":{\"\":\"\\udfff\"}}"
      })
  void anExtensionIsAnyJson(String value) throws JsonProcessingException {
    var credential = new HashMap<>(credential());
    credential.put("clientExtensionResults", Map.of("x", "VALUE"));
    var json = new ObjectMapper().writeValueAsString(credential).replace("\"VALUE\"", value);
    assertThat(add(json).outcome()).isIn("201", "400 invalid_request");
  }

  @Test
  void aCredentialOfAThousandLevelsIsRefused() {
    var deep = "{\"x\":".repeat(1000) + "1" + "}".repeat(1000);
    assertThat(add(deep).outcome()).isEqualTo("400 invalid_request");
  }

  private Iterable<String> refusal(String credential) {
    var answer = add(credential);
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    return answer.errors();
  }

  private Answer add(String credential) {
    var body = "{\"credential\":" + credential + "}";
    return bearer.call("POST", "/v1/me/passkeys").json(body).wrong().send();
  }

  private static Map<String, Object> holding(Map<String, ?> credential) {
    return Map.of("credential", credential);
  }

  private Map<String, Object> credential() {
    var options = bearer.post("/v1/me/passkeys/options").map("");
    return new PasskeyAuthenticator().create(options);
  }
}
