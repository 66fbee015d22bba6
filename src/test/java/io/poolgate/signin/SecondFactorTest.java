package io.poolgate.signin;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static io.poolgate.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.AuthenticatorApp;
import io.poolgate.Bearer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SMS_MFA, EMAIL_OTP and SOFTWARE_TOKEN_MFA after a password, and SELECT_MFA_TYPE between them.
class SecondFactorTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();
  private final Bearer bearer = rig.bearer(ada);

  @ParameterizedTest
  @ValueSource(strings = {"SMS_MFA", "EMAIL_OTP"})
  void aCodeIsSentAndSignsIn(String factor) {
    bearer.turnOn(factor);
    var challenge = rig.signIn(ada);
    assertAsks(challenge, factor);
    assertThat(challenge.text("/challenge/codeDelivery/medium"))
        .isEqualTo(factor.equals("SMS_MFA") ? "SMS" : "EMAIL");
    assertThat(challenge.json().at("/challenge/parameters").isMissingNode()).isTrue();
    assertSignedIn(rig.answer(challenge, Map.of("code", rig.code(ada))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMS_MFA", "EMAIL_OTP"})
  void aWrongCodeKeepsTheChallengeAlive(String factor) {
    bearer.turnOn(factor);
    var challenge = rig.signIn(ada);
    var code = rig.code(ada);
    assertThat(rig.answer(challenge, Map.of("code", wrong(code))).outcome())
        .isEqualTo("400 code_mismatch");
    assertSignedIn(rig.answer(challenge, Map.of("code", code)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMS_MFA", "EMAIL_OTP"})
  void aLateCodeIsRefused(String factor) {
    bearer.turnOn(factor);
    var challenge = rig.signIn(ada);
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, Map.of("code", rig.code(ada))).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  @Test
  void anAuthenticatorAppsCodeSignsIn() {
    var app = enrolApp();
    var challenge = rig.signIn(ada);
    assertAsks(challenge, "SOFTWARE_TOKEN_MFA");
    assertThat(rig.answer(challenge, Map.of("code", wrong(app.code(rig.now())))).outcome())
        .isEqualTo("400 code_mismatch");
    assertSignedIn(rig.answer(challenge, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void anAuthenticatorAppsCodeWorksOnce() {
    var app = enrolApp();
    var code = Map.of("code", app.code(rig.now()));
    assertSignedIn(rig.answer(rig.signIn(ada), code));
    assertThat(rig.answer(rig.signIn(ada), code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void anAuthenticatorAppsCodeOfAnHourAgoIsRefused() {
    var app = enrolApp();
    var code = app.code(rig.now());
    rig.advance(Duration.ofHours(1));
    assertThat(rig.answer(rig.signIn(ada), Map.of("code", code)).outcome())
        .isEqualTo("400 code_mismatch");
  }

  @Test
  void whoHasTwoFactorsChooses() {
    var app = AuthenticatorApp.enrol(bearer, rig.now());
    bearer.turnOn("SMS_MFA", "SOFTWARE_TOKEN_MFA");
    rig.advance(Duration.ofSeconds(30));
    var choice = rig.signIn(ada);
    assertAsks(choice, "SELECT_MFA_TYPE");
    assertThat(choice.json().at("/challenge/options").toString())
        .contains("SMS_MFA", "SOFTWARE_TOKEN_MFA");
    var chosen = rig.answer(choice, Map.of("choice", "SOFTWARE_TOKEN_MFA"));
    assertAsks(chosen, "SOFTWARE_TOKEN_MFA");
    assertSignedIn(rig.answer(chosen, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void aFactorThatWasNotOfferedCannotBeChosen() {
    AuthenticatorApp.enrol(bearer, rig.now());
    bearer.turnOn("SMS_MFA", "SOFTWARE_TOKEN_MFA");
    var choice = rig.signIn(ada);
    long before = rig.asked("RespondToAuthChallenge");
    var answer = rig.answer(choice, Map.of("choice", "EMAIL_OTP"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("choice");
    assertThat(rig.asked("RespondToAuthChallenge")).isEqualTo(before);
  }

  private AuthenticatorApp enrolApp() {
    var app = AuthenticatorApp.enrol(bearer, rig.now());
    bearer.turnOn("SOFTWARE_TOKEN_MFA");
    rig.advance(Duration.ofSeconds(30)); // the code of the set-up is used up
    return app;
  }
}
