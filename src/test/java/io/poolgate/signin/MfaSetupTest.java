package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.signin.SignInRig.assertAsks;
import static io.poolgate.signin.SignInRig.assertSignedIn;
import static io.poolgate.signin.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.settings.SignInOptions;
import io.poolgate.signin.SignInRig.Person;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MFA_SETUP, where the pool requires a second factor and the user has none.
class MfaSetupTest {
  private static SignInRig rig;

  private Person ada;

  @BeforeAll
  static void start() {
    rig =
        SignInRig.start(
            LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withMfa(MfaMode.REQUIRED)));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void enrol() {
    ada = new Person(newEmail(), newPassword());
    rig.administrator.addUser(ada.email(), ada.password(), Map.of());
  }

  @Test
  void anAppIsSetUpAndItsFirstCodeSignsIn() {
    var challenge = signIn();
    assertAsks(challenge, "MFA_SETUP");
    assertThat(challenge.json().at("/challenge/options/0").asText())
        .isEqualTo("SOFTWARE_TOKEN_MFA");
    var setup = setUp(challenge);
    var app = new AuthenticatorApp(setup.text("/secret"));
    assertSignedIn(answer(setup, app.code(rig.now())));

    rig.advance(Duration.ofSeconds(30));
    var next = signIn();
    assertAsks(next, "SOFTWARE_TOKEN_MFA");
    assertSignedIn(rig.answer(next, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void theQrCodeNamesTheAccountAndTheService() {
    var setup = setUp(signIn());
    assertThat(URLDecoder.decode(setup.text("/otpauthUri"), StandardCharsets.UTF_8))
        .isEqualTo(
            "otpauth://totp/Poolgate:%s?secret=%s&issuer=Poolgate"
                .formatted(ada.email(), setup.text("/secret")));
  }

  @Test
  void aWrongCodeMayBeCorrected() {
    var setup = setUp(signIn());
    var code = new AuthenticatorApp(setup.text("/secret")).code(rig.now());
    assertThat(answer(setup, wrong(code)).outcome()).isEqualTo("400 code_mismatch");
    assertSignedIn(answer(setup, code));
  }

  @Test
  void aCodeWithoutASecretIsToldWhereToBegin() {
    var answer = rig.answer(signIn(), Map.of("code", "123456"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/detail")).contains("/v1/sign-in/totp-setup");
  }

  @Test
  void aLateCodeIsRefused() {
    var setup = setUp(signIn());
    rig.advance(Duration.ofMinutes(4));
    var code = new AuthenticatorApp(setup.text("/secret")).code(rig.now());
    assertThat(answer(setup, code).outcome()).isEqualTo("401 challenge_session_expired");
  }

  @Test
  void theSecretIsGivenOnce() {
    var challenge = signIn();
    setUp(challenge);
    assertThat(setUp(challenge).outcome()).isEqualTo("401 challenge_session_invalid");
  }

  @Test
  void theSessionOfTheSetUpGivesNoSecondSecret() {
    var setup = setUp(signIn());
    var body = "{\"session\":\"%s\"}".formatted(setup.text("/session"));
    assertThat(rig.api.post("/v1/sign-in/totp-setup", body).outcome())
        .isEqualTo("401 challenge_session_invalid");
  }

  private Answer signIn() {
    return rig.signIn(Map.of("username", ada.email(), "password", ada.password()));
  }

  private Answer setUp(Answer challenge) {
    var body = "{\"session\":\"%s\"}".formatted(challenge.text("/challenge/session"));
    return rig.api.post("/v1/sign-in/totp-setup", body);
  }

  private Answer answer(Answer setup, String code) {
    var body =
        "{\"session\":\"%s\",\"code\":\"%s\",\"deviceName\":\"phone\"}"
            .formatted(setup.text("/session"), code);
    return rig.api.post("/v1/sign-in/challenge", body);
  }
}
