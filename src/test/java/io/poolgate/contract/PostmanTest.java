package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.poolgate.NpmFolder;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A Postman collection made of openapi.yml's examples, sent to the environment local: a request
/// fails only where a code, a token or a user in it is invented.
@Tag("long")
@Timeout(180)
class PostmanTest {
  private static final Map<String, String> ANONYMOUS =
      Map.of(
          // Invented codes, and the user whom that leaves unconfirmed.
          "POST /v1/sign-up/confirm", "400 code_mismatch",
          "POST /v1/sign-in", "403 user_not_confirmed",
          "POST /v1/forgot-password/confirm", "400 code_expired",
          // Invented sessions and refresh tokens.
          "POST /v1/sign-in/challenge", "401 challenge_session_invalid",
          "POST /v1/sign-in/totp-setup", "401 challenge_session_invalid",
          "POST /v1/tokens/refresh", "401 refresh_token_invalid");

  /// Each request has a user of its own, who has no second factor, no passkey and no mail yet.
  private static final Map<String, String> SIGNED_IN =
      Map.of(
          // Invented codes, and the app that no code has proved.
          "POST /v1/me/attributes/email/verify", "400 code_expired",
          "POST /v1/me/totp/verify", "409 mfa_not_set_up",
          "PUT /v1/me/mfa", "409 mfa_not_set_up",
          // Invented passkeys, and the token of a next page.
          "POST /v1/me/passkeys", "401 challenge_session_expired",
          "DELETE /v1/me/passkeys/Y3JlZGVudGlhbA", "404 passkey_not_found",
          "GET /v1/me/passkeys", "400 invalid_request cursor");

  /// Without the routes for proxies, which are a document of their own.
  private final Contract contract;

  PostmanTest() throws IOException {
    contract = new Contract(new YAMLMapper().readTree(Contract.FILE.toFile()));
  }

  @Test
  void withAnAccessTokenOnlyWhatIsInventedFails() throws IOException {
    var expected = new TreeMap<>(ANONYMOUS);
    expected.putAll(SIGNED_IN);
    for (var route : contract.routes()) {
      if (route.path().startsWith("/v1/me/devices")) {
        expected.put(request(route), "501 not_enabled"); // the local pool tracks none
      }
    }

    assertThat(failures(sent(true))).isEqualTo(expected);
  }

  @Test
  void withoutOneEveryGuardedRequestMissesIt() throws IOException {
    var expected = new TreeMap<>(ANONYMOUS);
    for (var route : contract.routes()) {
      if (contract.isGuarded(route)) {
        expected.put(request(route), "401 invalid_token"); // Bearer {{bearerToken}}
      }
    }

    assertThat(failures(sent(false))).isEqualTo(expected);
  }

  private String request(Contract.Route route) {
    return route.method() + " " + contract.examplePath(route);
  }

  private JsonNode sent(boolean withTokens) throws IOException {
    var npm = NpmFolder.require("linters");
    // All of it comes from one address, and faster than a person's.
    try (var server = LocalServer.start(Map.of("poolgate.limits.enabled", false))) {
      var ended =
          npm.run(
              Map.of("TOKENS", String.valueOf(withTokens)),
              "node",
              "postman.mjs",
              Contract.FILE.toAbsolutePath().toString(),
              server.address().replace("localhost", "127.0.0.1")); // Node.js 18 tries ::1 alone
      var sent = new ObjectMapper().readTree(ended.assertPasses().output());
      assertThat(sent.path("baseUrl").textValue()).matches("https?://[^/].*");
      assertThat(sent.path("answers")).hasSameSizeAs(contract.routes());
      return sent.path("answers");
    }
  }

  /// What each request that failed was answered.
  private static Map<String, String> failures(JsonNode answers) {
    var failures = new TreeMap<String, String>();
    for (var answer : answers) {
      int status = answer.path("status").intValue();
      if (status >= 300) {
        var said = status + " " + answer.path("code").asText();
        for (var field : answer.path("fields")) {
          said += " " + field.textValue();
        }
        failures.put(answer.path("request").textValue(), said);
      }
    }
    return failures;
  }
}
