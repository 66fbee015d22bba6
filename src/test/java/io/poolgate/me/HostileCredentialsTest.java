package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(
      strings = {
        "null",
        "\"x\"",
        "7",
        "[]",
        "{}",
        "{\"id\":\"x\"}",
        "{\"type\":\"public-key\",\"id\":\"x\",\"response\":null}",
        "{\"type\":\"public-key\",\"id\":\"x\",\"response\":{}}",
        "{\"type\":\"public-key\",\"id\":\"x\",\"response\":[]}",
        "{\"type\":\"public-key\",\"id\":\"\",\"response\":{\"clientDataJSON\":\"x\",\"attestationObject\":\"x\"}}",
        "{\"type\":\"public-key\",\"id\":7,\"response\":{\"clientDataJSON\":\"x\",\"attestationObject\":\"x\"}}",
        "{\"type\":\"password\",\"id\":\"x\",\"response\":{\"clientDataJSON\":\"x\",\"attestationObject\":\"x\"}}",
        "{\"type\":\"public-key\",\"id\":\"x\",\"response\":{\"clientDataJSON\":{},\"attestationObject\":\"x\"}}"
      })
  void whatIsNoCredentialIsRefusedHere(String credential) {
    var answer = add("{\"credential\":" + credential + "}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("credential");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!", "e30", "bnVsbA", "\u0000"})
  void garbageInsideIsThePoolsToRefuse(String garbage) {
    bearer.post("/v1/me/passkeys/options");
    var response = Map.of("clientDataJSON", garbage, "attestationObject", garbage);
    var credential = Map.of("type", "public-key", "id", "x", "rawId", "x", "response", response);
    assertThat(bearer.post("/v1/me/passkeys", Map.of("credential", credential)).outcome())
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
    var body = "{\"credential\":" + json + "}";
    assertThat(add(body).outcome()).isIn("201", "400 invalid_request");
  }

  @Test
  void aCredentialOfAThousandLevelsIsRefused() {
    var deep = "{\"x\":".repeat(1000) + "1" + "}".repeat(1000);
    assertThat(add("{\"credential\":" + deep + "}").outcome()).isEqualTo("400 invalid_request");
  }

  private Answer add(String body) {
    return bearer.call("POST", "/v1/me/passkeys").json(body).wrong().send();
  }

  private Map<String, Object> credential() {
    var options = bearer.post("/v1/me/passkeys/options").map("");
    return new PasskeyAuthenticator().create(options);
  }
}
