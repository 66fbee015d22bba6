package io.poolgate.me;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.CredentialJson;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// POST /v1/me/passkeys and /v1/me/passkeys/options, with an authenticator made for tests.
class PasskeyRegistrationTest {
  private static final String PATH = "/v1/me/passkeys";

  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final PasskeyAuthenticator passkey = new PasskeyAuthenticator();
  private final Person ada = rig.person();
  private Bearer bearer = rig.bearer(ada);

  @Test
  void theOptionsNameTheUserAndThePasskeysThereAre() {
    passkey.enrol(bearer);
    var options = begin();
    assertThat(options.header("Cache-Control")).contains("no-store");
    assertThat(options.text("/user/name")).isEqualTo(ada.email());
    assertThat(options.text("/rp/id")).isEqualTo("localhost");
    assertThat(options.text("/excludeCredentials/0/id")).isEqualTo(passkey.id());
    assertThat(options.json().at("/timeout").isNumber()).isTrue();
    assertThat(options.json().at("/pubKeyCredParams/0/alg").isNumber()).isTrue();
  }

  @Test
  void whatTheContractDoesNotKnowReachesThePool() {
    var credential = passkey.create(begin().map(""));
    credential = CredentialJson.with(credential, "response.publicKey", "\"MFkw\"");
    credential = CredentialJson.with(credential, "response.publicKeyAlgorithm", "-7");
    credential = CredentialJson.with(credential, "response.authenticatorData", "\"AAAA\"");
    credential = CredentialJson.with(credential, "response.ofTomorrow", "{\"x\":[true]}");
    credential =
        CredentialJson.with(
            credential,
            "clientExtensionResults",
            "{\"credProps\":{\"rk\":true},\"of tomorrow\":[1,{\"x\":\"y\"}]}");
    assertThat(add(credential).outcome()).isEqualTo("201");
    var asked = rig.pool().requests().of("CompleteWebAuthnRegistration").getLast();
    var received = requireNonNull(asked.parameters().get("Credential"));
    assertThat(CredentialJson.read(received)).isEqualTo(credential);
  }

  @Test
  void anAppNeedsNoExtensionResults() {
    var credential = passkey.create(begin().map(""));
    assertThat(add(CredentialJson.without(credential, "clientExtensionResults")).outcome())
        .isEqualTo("201");
  }

  @Test
  void aPasskeyOfAnotherOriginIsRefused() {
    passkey.visit("https://evil.example.com");
    assertThat(passkey.enrol(bearer).outcome()).isEqualTo("403 passkey_origin_mismatch");
    assertThat(bearer.get(PATH).texts("/passkeys", "credentialId")).isEmpty();
  }

  @Test
  void aPasskeyThatNobodyAskedForIsRefused() {
    var credential = passkey.create(begin().map(""));
    assertThat(add(credential).outcome()).isEqualTo("201");
    assertThat(add(credential).outcome()).as("again").isEqualTo("401 challenge_session_expired");
  }

  @Test
  void onlyTheNewestOptionsServe() {
    var credential = passkey.create(begin().map(""));
    begin();
    assertThat(add(credential).outcome()).isEqualTo("401 challenge_session_expired");
  }

  @Test
  void aLatePasskeyIsRefused() {
    var credential = passkey.create(begin().map(""));
    rig.advance(Duration.ofMinutes(10));
    assertThat(add(credential).outcome()).isEqualTo("401 challenge_session_expired");
  }

  @Test
  void thePasskeyOfOneUserIsNotAddedToAnother() {
    var credential = passkey.create(begin().map(""));
    bearer = rig.bearer(rig.person());
    begin();
    assertThat(add(credential).outcome()).isEqualTo("401 challenge_session_expired");
    assertThat(bearer.get(PATH).texts("/passkeys", "credentialId")).isEmpty();
  }

  @Test
  void anAnswerToTheChallengeOfASignInIsNotAdded() {
    passkey.enrol(bearer);
    var signIn =
        rig.signIn(
            Map.of("username", ada.email(), "method", "choice", "preferredChallenge", "WEB_AUTHN"));
    var options = begin().map("");
    options.put(
        "challenge", signIn.text("/challenge/parameters/credentialRequestOptions/challenge"));
    assertThat(add(new PasskeyAuthenticator().create(options)).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  @Test
  void aPasskeyThatASecondAccountTakesTooStaysInTheFirst() {
    passkey.enrol(bearer);
    var eve = rig.bearer(rig.person());
    var taken = passkey.enrol(eve);
    assertThat(taken.status()).isLessThan(500);
    assertThat(taken.body()).doesNotContain(ada.email());
    eve.delete(PATH + "/" + passkey.id());
    assertThat(bearer.get(PATH).texts("/passkeys", "credentialId")).containsExactly(passkey.id());
  }

  private Answer begin() {
    return bearer.post(PATH + "/options");
  }

  private Answer add(Map<String, Object> credential) {
    return bearer.post(PATH, Map.of("credential", credential));
  }
}
