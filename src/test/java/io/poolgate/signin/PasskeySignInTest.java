package io.poolgate.signin;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// WEB_AUTHN, with an authenticator made for tests. (For a real browser: [PasskeyBrowserTest].)
class PasskeySignInTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final PasskeyAuthenticator passkey = new PasskeyAuthenticator();
  private final Person ada = rig.person();

  @BeforeEach
  void register() {
    passkey.enrol(rig.bearer(ada));
  }

  @Test
  void aPasskeySignsIn() {
    var challenge = begin();
    assertAsks(challenge, "WEB_AUTHN");
    assertSignedIn(rig.answer(challenge, signed(challenge)));
  }

  @Test
  void aPasskeyMayBeChosenFirst() {
    var choice = rig.signIn(Map.of("username", ada.email(), "method", "choice"));
    var challenge = rig.answer(choice, Map.of("choice", "WEB_AUTHN"));
    assertAsks(challenge, "WEB_AUTHN");
    assertSignedIn(rig.answer(challenge, signed(challenge)));
  }

  @Test
  void aCredentialOfAnotherOriginIsRefused() {
    var challenge = begin();
    passkey.visit("https://evil.example.com");
    assertThat(rig.answer(challenge, signed(challenge)).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void theAnswerToAnotherChallengeIsRefused() {
    var first = begin();
    var second = begin();
    assertThat(rig.answer(second, signed(first)).outcome()).isEqualTo("401 invalid_credentials");
  }

  @Test
  void aLateAnswerIsRefused() {
    var challenge = begin();
    var answer = signed(challenge);
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, answer).outcome()).isEqualTo("401 challenge_session_expired");
  }

  private Answer begin() {
    return rig.signIn(
        Map.of("username", ada.email(), "method", "choice", "preferredChallenge", "WEB_AUTHN"));
  }

  private Map<String, Object> signed(Answer challenge) {
    var options = challenge.map("/challenge/parameters/credentialRequestOptions");
    return Map.of("credential", passkey.get(options));
  }
}
