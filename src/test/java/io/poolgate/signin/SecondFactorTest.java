package io.poolgate.signin;

import static io.poolgate.signin.SignInRig.assertAsks;
import static io.poolgate.signin.SignInRig.assertSignedIn;
import static io.poolgate.signin.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Administrator.SecondFactor;
import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.signin.SignInRig.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SMS_MFA, EMAIL_OTP and SOFTWARE_TOKEN_MFA after a password, and SELECT_MFA_TYPE between them.
class SecondFactorTest {
  private static SignInRig rig;

  private Person ada;
  private String token;

  @BeforeAll
  static void start() {
    rig = SignInRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void enrol() {
    ada = rig.person();
    token = rig.accessToken(ada);
  }

  @ParameterizedTest
  @EnumSource(names = {"SMS_MFA", "EMAIL_OTP"})
  void aCodeIsSentAndSignsIn(SecondFactor factor) {
    rig.administrator.turnOn(token, factor);
    var challenge = signIn();
    assertAsks(challenge, factor.name());
    assertThat(challenge.text("/challenge/codeDelivery/medium"))
        .isEqualTo(factor == SecondFactor.SMS_MFA ? "SMS" : "EMAIL");
    assertThat(challenge.json().at("/challenge/parameters").isMissingNode()).isTrue();
    assertSignedIn(rig.answer(challenge, Map.of("code", rig.code(ada))));
  }

  @ParameterizedTest
  @EnumSource(names = {"SMS_MFA", "EMAIL_OTP"})
  void aWrongCodeKeepsTheChallengeAlive(SecondFactor factor) {
    rig.administrator.turnOn(token, factor);
    var challenge = signIn();
    var code = rig.code(ada);
    assertThat(rig.answer(challenge, Map.of("code", wrong(code))).outcome())
        .isEqualTo("400 code_mismatch");
    assertSignedIn(rig.answer(challenge, Map.of("code", code)));
  }

  @ParameterizedTest
  @EnumSource(names = {"SMS_MFA", "EMAIL_OTP"})
  void aLateCodeIsRefused(SecondFactor factor) {
    rig.administrator.turnOn(token, factor);
    var challenge = signIn();
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, Map.of("code", rig.code(ada))).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  @Test
  void anAuthenticatorAppsCodeSignsIn() {
    var app = enrolApp();
    var challenge = signIn();
    assertAsks(challenge, "SOFTWARE_TOKEN_MFA");
    assertThat(rig.answer(challenge, Map.of("code", wrong(app.code(rig.now())))).outcome())
        .isEqualTo("400 code_mismatch");
    assertSignedIn(rig.answer(challenge, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void anAuthenticatorAppsCodeWorksOnce() {
    var app = enrolApp();
    var code = Map.of("code", app.code(rig.now()));
    assertSignedIn(rig.answer(signIn(), code));
    assertThat(rig.answer(signIn(), code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void anAuthenticatorAppsCodeOfAnHourAgoIsRefused() {
    var app = enrolApp();
    var code = app.code(rig.now());
    rig.advance(Duration.ofHours(1));
    assertThat(rig.answer(signIn(), Map.of("code", code)).outcome()).isEqualTo("400 code_mismatch");
  }

  @Test
  void whoHasTwoFactorsChooses() {
    var app = rig.administrator.addAuthenticatorApp(token, rig.now());
    rig.administrator.turnOn(token, SecondFactor.SMS_MFA, SecondFactor.SOFTWARE_TOKEN_MFA);
    rig.advance(Duration.ofSeconds(30));
    var choice = signIn();
    assertAsks(choice, "SELECT_MFA_TYPE");
    assertThat(choice.json().at("/challenge/options").toString())
        .contains("SMS_MFA", "SOFTWARE_TOKEN_MFA");
    var chosen = rig.answer(choice, Map.of("choice", "SOFTWARE_TOKEN_MFA"));
    assertAsks(chosen, "SOFTWARE_TOKEN_MFA");
    assertSignedIn(rig.answer(chosen, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void aFactorThatWasNotOfferedCannotBeChosen() {
    rig.administrator.addAuthenticatorApp(token, rig.now());
    rig.administrator.turnOn(token, SecondFactor.SMS_MFA, SecondFactor.SOFTWARE_TOKEN_MFA);
    var choice = signIn();
    long before = rig.asked("RespondToAuthChallenge");
    var answer = rig.answer(choice, Map.of("choice", "EMAIL_OTP"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("choice");
    assertThat(rig.asked("RespondToAuthChallenge")).isEqualTo(before);
  }

  private AuthenticatorApp enrolApp() {
    var app = rig.administrator.addAuthenticatorApp(token, rig.now());
    rig.administrator.turnOn(token, SecondFactor.SOFTWARE_TOKEN_MFA);
    rig.advance(Duration.ofSeconds(30)); // the code of the set-up is used up
    return app;
  }

  private Answer signIn() {
    return rig.signIn(Map.of("username", ada.email(), "password", ada.password()));
  }
}
