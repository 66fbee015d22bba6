package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static io.poolgate.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The method `choice`: SELECT_CHALLENGE, a preferred challenge, and the session of a sign-up.
class ChoiceSignInTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final SrpClient srp = new SrpClient();
  private final Person ada = rig.person();

  @Test
  void thePoolsFactorsAreOffered() {
    var choice = begin(Map.of());
    assertAsks(choice, "SELECT_CHALLENGE");
    assertThat(choice.json().at("/challenge/options").toString())
        .contains("PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "SMS_OTP");
  }

  @Test
  void aPasswordMayComeWithTheChoice() {
    var answer = Map.of("choice", "PASSWORD", "password", ada.password());
    assertSignedIn(rig.answer(begin(Map.of()), answer));
  }

  @Test
  void aPasswordMayComeAfterTheChoice() {
    var chosen = rig.answer(begin(Map.of()), Map.of("choice", "PASSWORD"));
    assertAsks(chosen, "PASSWORD");
    assertSignedIn(rig.answer(chosen, Map.of("password", ada.password())));
  }

  @Test
  void aWrongPasswordIsRefused() {
    var chosen = rig.answer(begin(Map.of()), Map.of("choice", "PASSWORD"));
    assertThat(rig.answer(chosen, Map.of("password", newPassword())).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void srpMayBeginWithTheChoice() {
    var answer = Map.of("choice", "PASSWORD_SRP", "srpA", srp.srpA());
    var challenge = rig.answer(begin(Map.of()), answer);
    assertAsks(challenge, "PASSWORD_VERIFIER");
    assertSignedIn(rig.answer(challenge, rig.srpAnswer(srp, challenge, ada.password())));
  }

  @Test
  void srpMayBeginAfterTheChoice() {
    var chosen = rig.answer(begin(Map.of()), Map.of("choice", "PASSWORD_SRP"));
    assertAsks(chosen, "PASSWORD_SRP");
    var challenge = rig.answer(chosen, Map.of("srpA", srp.srpA()));
    assertAsks(challenge, "PASSWORD_VERIFIER");
    assertSignedIn(rig.answer(challenge, rig.srpAnswer(srp, challenge, ada.password())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMAIL_OTP", "SMS_OTP"})
  void aOneTimeCodeSignsIn(String factor) {
    var challenge = begin(Map.of("preferredChallenge", factor));
    assertAsks(challenge, factor);
    var code = rig.code(ada);
    assertThat(code).hasSize(factor.equals("EMAIL_OTP") ? 8 : 6);
    assertThat(rig.answer(challenge, Map.of("code", wrong(code))).outcome())
        .isEqualTo("400 code_mismatch");
    assertSignedIn(rig.answer(challenge, Map.of("code", code)));
  }

  @Test
  void aLateOneTimeCodeIsRefused() {
    var challenge = begin(Map.of("preferredChallenge", "EMAIL_OTP"));
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, Map.of("code", rig.code(ada))).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  @Test
  void aPreferredPasswordMayComeAtOnce() {
    assertSignedIn(begin(Map.of("preferredChallenge", "PASSWORD", "password", ada.password())));
  }

  @Test
  void anUnknownUserIsOfferedFactorsToo() {
    var choice = rig.signIn(Map.of("username", newEmail(), "method", "choice"));
    assertAsks(choice, "SELECT_CHALLENGE");
    var answer = Map.of("choice", "PASSWORD", "password", newPassword());
    assertThat(rig.answer(choice, answer).outcome()).isEqualTo("401 invalid_credentials");
  }

  @Test
  void aPasswordThatIsNotPreferredIsRefused() {
    var answer = begin(Map.of("preferredChallenge", "EMAIL_OTP", "password", ada.password()));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("password");
  }

  @Test
  void aConfirmedSignUpSignsInWithoutAPassword() {
    var email = newEmail();
    var confirmed = signUpAndConfirm(email);
    var session = confirmed.text("/session");
    assertSignedIn(rig.signIn(Map.of("method", "choice", "session", session)));
    assertThat(rig.signIn(Map.of("method", "choice", "session", session)).outcome())
        .isEqualTo("401 challenge_session_invalid");
  }

  @Test
  void theSessionOfASignUpIsItsUsersOwn() {
    var session = signUpAndConfirm(newEmail()).text("/session");
    var answer =
        rig.signIn(Map.of("method", "choice", "session", session, "username", ada.email()));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("username");
  }

  @Test
  void theSessionOfASignUpAnswersNoChallenge() {
    var session = signUpAndConfirm(newEmail()).text("/session");
    var body = "{\"session\":\"%s\",\"code\":\"123456\"}".formatted(session);
    assertThat(rig.api.post("/v1/sign-in/challenge", body).outcome())
        .isEqualTo("401 challenge_session_invalid");
  }

  private Answer signUpAndConfirm(String email) {
    var password = newPassword();
    var begun =
        rig.api.post(
            "/v1/sign-up", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    return rig.api.post(
        "/v1/sign-up/confirm",
        "{\"username\":\"%s\",\"code\":\"%s\",\"session\":\"%s\"}"
            .formatted(email, rig.code(new Person(email, password)), begun.text("/session")));
  }

  private Answer begin(Map<String, String> fields) {
    var body = new HashMap<>(fields);
    body.put("username", ada.email());
    body.put("method", "choice");
    return rig.signIn(body);
  }
}
