package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The method `srp`, and PASSWORD_VERIFIER.
class SrpSignInTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final SrpClient srp = new SrpClient();
  private final Person ada = rig.person();

  @Test
  void theRightPasswordSignsIn() {
    var challenge = begin(ada.email());
    assertAsks(challenge, "PASSWORD_VERIFIER");
    assertSignedIn(rig.answer(challenge, rig.srpAnswer(srp, challenge, ada.password())));
  }

  @Test
  void thePasswordIsNeverSent() {
    var challenge = begin(ada.email());
    var answer = rig.srpAnswer(srp, challenge, ada.password());
    assertThat(answer.toString() + challenge.body()).doesNotContain(ada.password());
  }

  @Test
  void aWrongPasswordIsRefused() {
    var challenge = begin(ada.email());
    assertThat(rig.answer(challenge, rig.srpAnswer(srp, challenge, "Wrong-Pass1word")).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void anUnknownUserIsAskedTheSameAndRefusedTheSame() {
    var challenge = begin(newEmail());
    assertAsks(challenge, "PASSWORD_VERIFIER");
    assertThat(challenge.json().at("/challenge/parameters").size()).isEqualTo(4);
    assertThat(rig.answer(challenge, rig.srpAnswer(srp, challenge, ada.password())).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void aLateAnswerIsRefused() {
    var challenge = begin(ada.email());
    var answer = rig.srpAnswer(srp, challenge, ada.password());
    rig.advance(Duration.ofHours(2));
    assertThat(rig.answer(challenge, answer).outcome()).isEqualTo("401 challenge_session_expired");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aPublicValueThatIsZeroModuloNNeverReachesThePool(int factor) {
    var zero = SrpClient.N.multiply(BigInteger.valueOf(factor)).toString(16);
    var answer = rig.signIn(Map.of("username", ada.email(), "method", "srp", "srpA", zero));
    assertRefused(answer, "srpA");
  }

  @Test
  void aPublicValueThatIsNoNumberNeverReachesThePool() {
    var body = Map.of("username", ada.email(), "method", "srp", "srpA", "-1f");
    assertRefused(rig.signInWrongly(body), "srpA");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signature|AAAA",
        "signature|" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "signature|" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=",
        "secretBlock|not base64",
        "timestamp|2026-11-07T09:05:03Z",
        "timestamp|Sat Nov 07 09:05:03 UTC 2026"
      })
  void aProofThatCannotBeRightNeverReachesThePool(String field, String value) {
    var challenge = begin(ada.email());
    var proof = new HashMap<>((Map<?, ?>) rig.srpAnswer(srp, challenge, ada.password()).get("srp"));
    var changed = new HashMap<String, Object>();
    proof.forEach((name, text) -> changed.put(String.valueOf(name), text));
    changed.put(field, value);
    assertRefused(rig.answerWrongly(challenge, Map.of("srp", changed)), "srp." + field);
  }

  @Test
  void aMissingPublicValueIsNamed() {
    var answer = rig.signInWrongly(Map.of("username", ada.email(), "method", "srp"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("srpA");
    assertThat(answer.text("/errors/0/code")).isEqualTo("required");
  }

  @Test
  void aPasswordBesideThePublicValueIsRefused() {
    var body =
        Map.of(
            "username",
            ada.email(),
            "method",
            "srp",
            "srpA",
            srp.srpA(),
            "password",
            ada.password());
    assertRefused(rig.signInWrongly(body), "password");
  }

  private static void assertRefused(Answer answer, String field) {
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  private Answer begin(String username) {
    return rig.signIn(Map.of("username", username, "method", "srp", "srpA", srp.srpA()));
  }
}
