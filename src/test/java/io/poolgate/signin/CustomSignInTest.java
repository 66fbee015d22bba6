package io.poolgate.signin;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The method `custom`, and CUSTOM_CHALLENGE: the local pool's trigger asks for a sum.
class CustomSignInTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();

  @Test
  void theRightAnswerSignsIn() {
    var challenge = begin();
    assertAsks(challenge, "CUSTOM_CHALLENGE");
    assertThat(challenge.json().at("/challenge/parameters").has("USERNAME")).isFalse();
    assertSignedIn(rig.answer(challenge, Map.of("answer", sum(challenge))));
  }

  @Test
  void aWrongAnswerLeadsToTheNextQuestion() {
    var next = rig.answer(begin(), Map.of("answer", "0"));
    assertAsks(next, "CUSTOM_CHALLENGE");
    assertSignedIn(rig.answer(next, Map.of("answer", sum(next))));
  }

  @Test
  void theThirdWrongAnswerEndsIt() {
    var third = rig.answer(rig.answer(begin(), Map.of("answer", "0")), Map.of("answer", "0"));
    assertThat(rig.answer(third, Map.of("answer", "0")).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void aLateAnswerIsRefused() {
    var challenge = begin();
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, Map.of("answer", sum(challenge))).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  private Answer begin() {
    return rig.signIn(Map.of("username", ada.email(), "method", "custom"));
  }

  /// The answer to `What is 4 + 5?`.
  private static String sum(Answer challenge) {
    var question = challenge.text("/challenge/parameters/question");
    return String.valueOf(
        Arrays.stream(question.replaceAll("[^0-9 ]", "").strip().split(" +"))
            .mapToInt(Integer::parseInt)
            .sum());
  }
}
