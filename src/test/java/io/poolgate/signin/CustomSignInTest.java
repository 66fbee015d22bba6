package io.poolgate.signin;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// Nothing that JSON can write is a 500: halves of surrogate pairs are no text for the pool.
  @ParameterizedTest
  @ValueSource(strings = {"\ud83e", "\udd89", "\udd89\ud83e", "\u0000", ""})
  void anAnswerThatIsNoTextIsRefused(String name) {
    var answers = Map.of(name, name, "NEW_KIND_ANSWER", name);
    var answer = rig.answerSealed("NEW_KIND", List.of(), Map.of("answers", answers));
    assertThat(answer.status()).isIn(400, 401);
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
