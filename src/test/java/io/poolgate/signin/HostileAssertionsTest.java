package io.poolgate.signin;

import static io.poolgate.SignInRig.assertSignedIn;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.CredentialJson;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Passkeys that lack what WebAuthn requires, or have more than the contract knows, at POST
/// /v1/sign-in/challenge.
class HostileAssertionsTest {
  private static final Map<String, Object> CREDENTIAL =
      Map.of(
          "id", "AQIDBA",
          "rawId", "AQIDBA",
          "type", "public-key",
          "response",
              Map.of("clientDataJSON", "e30", "authenticatorData", "AAAA", "signature", "AAAA"));

  @AutoClose private static final SignInRig rig = SignInRig.start();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "rawId",
        "type",
        "response",
        "response.clientDataJSON",
        "response.authenticatorData",
        "response.signature"
      })
  void whatIsMissingIsNamed(String path) {
    var required = "credential." + path + " required";
    assertRefused(CredentialJson.without(CREDENTIAL, path), required);
    assertRefused(CredentialJson.with(CREDENTIAL, path, "null"), required);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id | \"\" | invalid_value",
        "rawId | 7 | wrong_type",
        "rawId | \"AQIDBA==\" | invalid_value",
        "type | \"password\" | invalid_value",
        "response | [] | wrong_type",
        "response.clientDataJSON | \"{}\" | invalid_value",
        "response.authenticatorData | null | required",
        "response.signature | {} | wrong_type",
        "response.signature | \"AA/A\" | invalid_value",
        "response.userHandle | 7 | wrong_type",
        "authenticatorAttachment | [] | wrong_type",
        "clientExtensionResults | \"\" | wrong_type"
      })
  void whatIsOfTheWrongKindIsNamed(String path, String value, String reason) {
    var credential = CredentialJson.with(CREDENTIAL, path, value);
    assertRefused(credential, "credential." + path + " " + reason);
  }

  @Test
  void aRefusalLeavesTheChallengeOpen() {
    var passkey = new PasskeyAuthenticator();
    var challenge = begin(passkey);
    var credential = passkey.get(challenge.map("/challenge/parameters/credentialRequestOptions"));
    var part = CredentialJson.without(credential, "rawId");
    assertThat(rig.answerWrongly(challenge, Map.of("credential", part)).errors())
        .containsExactly("credential.rawId required");
    assertSignedIn(rig.answer(challenge, Map.of("credential", credential)));
  }

  @Test
  void whatTheContractDoesNotKnowReachesThePool() {
    var passkey = new PasskeyAuthenticator();
    var challenge = begin(passkey);
    var credential = passkey.get(challenge.map("/challenge/parameters/credentialRequestOptions"));
    credential =
        CredentialJson.with(
            credential,
            "clientExtensionResults",
            "{\"appid\":false,\"prf\":{\"enabled\":true},\"of tomorrow\":[1,null,{\"x\":0.5}]}");
    credential = CredentialJson.with(credential, "response.ofTomorrow", "[-7]");
    credential = CredentialJson.with(credential, "ofTomorrow", "\"x\"");
    assertSignedIn(rig.answer(challenge, Map.of("credential", credential)));
    assertThat(lastAtThePool()).isEqualTo(credential);
  }

  private static Answer begin(PasskeyAuthenticator passkey) {
    var ada = rig.person();
    passkey.enrol(rig.bearer(ada));
    return rig.signIn(
        Map.of("username", ada.email(), "method", "choice", "preferredChallenge", "WEB_AUTHN"));
  }

  private static Map<String, Object> lastAtThePool() {
    var asked = rig.pool().requests().of("RespondToAuthChallenge").getLast();
    var responses = (Map<?, ?>) requireNonNull(asked.parameters().get("ChallengeResponses"));
    return CredentialJson.read(requireNonNull(responses.get("CREDENTIAL")));
  }

  /// Both where it answers WEB_AUTHN and where it comes with the choice.
  private static void assertRefused(Map<String, Object> credential, String error) {
    var answer = rig.answerSealed("WEB_AUTHN", List.of(), Map.of("credential", credential));
    var inline =
        rig.answerSealed(
            "SELECT_CHALLENGE",
            List.of("WEB_AUTHN"),
            Map.of("choice", "WEB_AUTHN", "credential", credential));
    for (var refused : List.of(answer, inline)) {
      assertThat(refused.outcome()).isEqualTo("400 invalid_request");
      assertThat(refused.errors()).containsExactly(error);
    }
  }
}
