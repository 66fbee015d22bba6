package io.poolgate.me;

import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// GET and DELETE /v1/me/passkeys, with an authenticator made for tests.
class PasskeysTest {
  private static final String PATH = "/v1/me/passkeys";

  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final PasskeyAuthenticator passkey = new PasskeyAuthenticator();
  private final Person ada = rig.person();
  private final Bearer bearer = rig.bearer(ada);

  @Test
  void aPasskeySignsInUntilItIsDeleted() {
    assertThat(passkey.enrol(bearer).outcome()).isEqualTo("201");
    assertSignedIn(signInByPasskey());
    assertThat(bearer.delete(PATH + "/" + passkey.id()).outcome()).isEqualTo("204");
    assertThat(bearer.get(PATH).texts("/passkeys", "credentialId")).isEmpty();
    assertThat(offered(rig.signIn(Map.of("username", ada.email(), "method", "choice"))))
        .doesNotContain("WEB_AUTHN");
  }

  @Test
  void aPasskeyIsDescribed() {
    passkey.enrol(bearer);
    var listed = bearer.get(PATH).json().at("/passkeys/0");
    assertThat(listed.path("credentialId").asText()).isEqualTo(passkey.id());
    assertThat(listed.path("relyingPartyId").asText()).isEqualTo("localhost");
    assertThat(listed.path("attachment").asText()).isEqualTo("platform");
    assertThat(listed.path("transports").path(0).asText()).isEqualTo("internal");
    assertThat(Instant.parse(listed.path("createdAt").asText())).isBeforeOrEqualTo(rig.now());
  }

  @Test
  void passkeysAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      new PasskeyAuthenticator().enrol(bearer);
    }
    var all = bearer.get(PATH).texts("/passkeys", "credentialId");
    var first = bearer.get(PATH + "?limit=2");
    var second = bearer.get(PATH + "?limit=2&cursor=" + first.text("/cursor"));
    var third = bearer.get(PATH + "?limit=2&cursor=" + second.text("/cursor"));
    assertThat(first.texts("/passkeys", "credentialId")).isEqualTo(all.subList(0, 2));
    assertThat(second.texts("/passkeys", "credentialId")).isEqualTo(all.subList(2, 4));
    assertThat(third.texts("/passkeys", "credentialId")).isEqualTo(all.subList(4, 5));
    assertThat(third.json().has("cursor")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=21",
        "limit=-1",
        "limit=abc",
        "limit=1.5",
        "limit=99999999999",
        "limit=1e1",
        "limit=%00",
        "cursor=",
        "cursor=nonsense",
        "cursor=%00",
        "cursor=a%20b",
        "cursor=%F0%9F%A6%89",
        "cursor=%ff"
      })
  void aPageThatIsNoneIsRefused(String query) {
    passkey.enrol(bearer);
    var answer = bearer.call("GET", PATH + "?" + query).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void aCursorThatIsTooLongIsNamed() {
    var answer = bearer.call("GET", PATH + "?cursor=" + "x".repeat(4097)).wrong().send();
    assertThat(answer.errors()).containsExactly("cursor too_long");
  }

  @Test
  void theCursorOfAnotherUserShowsNothing() {
    passkey.enrol(bearer);
    new PasskeyAuthenticator().enrol(bearer);
    var cursor = bearer.get(PATH + "?limit=1").text("/cursor");
    var eve = rig.bearer(rig.person());
    assertThat(eve.get(PATH + "?cursor=" + cursor).errors())
        .containsExactly("cursor invalid_value");
  }

  @Test
  void nobodyDeletesThePasskeyOfAnother() {
    passkey.enrol(bearer);
    var eve = rig.bearer(rig.person());
    assertThat(eve.delete(PATH + "/" + passkey.id()).outcome()).isEqualTo("404 passkey_not_found");
    assertSignedIn(signInByPasskey());
  }

  @Test
  void aPasskeyThatIsNotThereCannotBeDeleted() {
    assertThat(bearer.delete(PATH + "/bm9uZQ").outcome()).isEqualTo("404 passkey_not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00",
        "%20",
        "a%20b",
        "a%2Fb",
        "..%2F..",
        "%2e%2e",
        "%F0%9F%A6%89",
        "a=",
        "a%0d%0ab"
      })
  void anIdThatIsNoneIsNamed(String id) {
    var answer = bearer.call("DELETE", PATH + "/" + id).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("credentialId invalid_value");
  }

  @Test
  void anIdThatIsTooLongIsNamed() {
    var answer = bearer.call("DELETE", PATH + "/" + "x".repeat(1025)).wrong().send();
    assertThat(answer.errors()).containsExactly("credentialId too_long");
  }

  private Answer signInByPasskey() {
    var challenge =
        rig.signIn(
            Map.of("username", ada.email(), "method", "choice", "preferredChallenge", "WEB_AUTHN"));
    var options = challenge.map("/challenge/parameters/credentialRequestOptions");
    return rig.answer(challenge, Map.of("credential", passkey.get(options)));
  }

  private static List<String> offered(Answer challenge) {
    return challenge.texts("/challenge/options");
  }
}
