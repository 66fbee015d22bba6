package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static io.poolgate.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.settings.SignInOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MFA_SETUP, where the pool requires a second factor and the user has none.
class MfaSetupTest {
  @AutoClose
  private static final SignInRig rig =
      SignInRig.start(
          LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withMfa(MfaMode.REQUIRED)));

  private final Person ada = new Person(newEmail(), newPassword());

  @BeforeEach
  void enrol() {
    rig.administrator.addUser(ada.email(), ada.password(), Map.of());
  }

  @Test
  void anAppIsSetUpAndItsFirstCodeSignsIn() {
    var challenge = rig.signIn(ada);
    assertAsks(challenge, "MFA_SETUP");
    assertThat(challenge.json().at("/challenge/options/0").asText())
        .isEqualTo("SOFTWARE_TOKEN_MFA");
    var setup = setUp(challenge);
    var app = new AuthenticatorApp(setup.text("/secret"));
    assertSignedIn(answer(setup, app.code(rig.now())));

    rig.advance(Duration.ofSeconds(30));
    var next = rig.signIn(ada);
    assertAsks(next, "SOFTWARE_TOKEN_MFA");
    assertSignedIn(rig.answer(next, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void theQrCodeNamesTheAccountAndTheService() {
    var setup = setUp(rig.signIn(ada));
    assertThat(URLDecoder.decode(setup.text("/otpauthUri"), StandardCharsets.UTF_8))
        .isEqualTo(
            "otpauth://totp/Poolgate:%s?secret=%s&issuer=Poolgate"
                .formatted(ada.email(), setup.text("/secret")));
  }

  @Test
  void aWrongCodeMayBeCorrected() {
    var setup = setUp(rig.signIn(ada));
    var code = new AuthenticatorApp(setup.text("/secret")).code(rig.now());
    assertThat(answer(setup, wrong(code)).outcome()).isEqualTo("400 code_mismatch");
    assertSignedIn(answer(setup, code));
  }

  @Test
  void aCodeWithoutASecretIsToldWhereToBegin() {
    var answer = rig.answer(rig.signIn(ada), Map.of("code", "123456"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/detail")).contains("/v1/sign-in/totp-setup");
  }

  @Test
  void aLateCodeIsRefused() {
    var setup = setUp(rig.signIn(ada));
    rig.advance(Duration.ofMinutes(4));
    var code = new AuthenticatorApp(setup.text("/secret")).code(rig.now());
    assertThat(answer(setup, code).outcome()).isEqualTo("401 challenge_session_expired");
  }

  @Test
  void theSecretIsGivenOnce() {
    var challenge = rig.signIn(ada);
    setUp(challenge);
    assertThat(setUp(challenge).outcome()).isEqualTo("401 challenge_session_invalid");
  }

  @Test
  void theSessionOfTheSetUpGivesNoSecondSecret() {
    var setup = setUp(rig.signIn(ada));
    var body = "{\"session\":\"%s\"}".formatted(setup.text("/session"));
    assertThat(rig.api.post("/v1/sign-in/totp-setup", body).outcome())
        .isEqualTo("401 challenge_session_invalid");
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
