package io.poolgate.me;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static io.poolgate.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
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

/// POST /v1/me/totp and /v1/me/totp/verify.
class TotpTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();
  private Bearer bearer = rig.bearer(ada);

  @Test
  void anAppThatWasEnrolledIsAskedForOnceItIsOn() {
    var app = AuthenticatorApp.enrol(bearer, rig.now());
    assertSignedIn(rig.signIn(ada));
    assertThat(bearer.turnOn("SOFTWARE_TOKEN_MFA").outcome()).isEqualTo("204");
    rig.advance(Duration.ofSeconds(30)); // a code serves once
    var challenge = rig.signIn(ada);
    assertAsks(challenge, "SOFTWARE_TOKEN_MFA");
    assertSignedIn(rig.answer(challenge, Map.of("code", app.code(rig.now()))));
  }

  @Test
  void theNameOfTheDeviceIsShownAtSignIn() {
    verify(Map.of("code", begin().code(rig.now()), "deviceName", "Ada's phone"));
    bearer.turnOn("SOFTWARE_TOKEN_MFA");
    assertThat(rig.signIn(ada).text("/challenge/parameters/friendlyDeviceName"))
        .isEqualTo("Ada's phone");
  }

  @Test
  void theQrCodeNamesTheAddressThatTheUserKnows() {
    var enrolment = bearer.post("/v1/me/totp");
    assertThat(enrolment.outcome()).isEqualTo("201");
    assertThat(enrolment.header("Cache-Control")).contains("no-store");
    assertThat(enrolment.text("/otpauthUri"))
        .isEqualTo(
            "otpauth://totp/Poolgate:%s?secret=%s&issuer=Poolgate"
                .formatted(ada.email().replace("@", "%40"), enrolment.text("/secret")));
  }

  @Test
  void aWrongCodeMayBeCorrected() {
    var app = begin();
    assertThat(verify(wrong(app.code(rig.now()))).outcome()).isEqualTo("400 code_mismatch");
    assertThat(verify(app.code(rig.now())).outcome()).isEqualTo("204");
  }

  @Test
  void aCodeOfTenMinutesAgoIsRefused() {
    var app = begin();
    assertThat(verify(app.code(rig.now().minus(Duration.ofMinutes(10)))).outcome())
        .isEqualTo("400 code_mismatch");
  }

  @Test
  void withoutASecretThereIsNothingToVerify() {
    assertThat(verify("123456").outcome()).isEqualTo("409 mfa_not_set_up");
  }

  @Test
  void theSecretOfOneUserIsNotThatOfAnother() {
    var app = begin();
    bearer = rig.bearer(rig.person());
    assertThat(verify(app.code(rig.now())).outcome()).isEqualTo("409 mfa_not_set_up");
    begin();
    assertThat(verify(app.code(rig.now())).outcome()).isEqualTo("400 code_mismatch");
  }

  @Test
  void aSecondSecretReplacesTheFirst() {
    var first = begin();
    var second = begin();
    assertThat(verify(first.code(rig.now())).outcome()).isEqualTo("400 code_mismatch");
    assertThat(verify(second.code(rig.now())).outcome()).isEqualTo("204");
  }

  @Test
  void theAppInUseServesUntilAnotherIsProved() {
    var app = AuthenticatorApp.enrol(bearer, rig.now());
    bearer.turnOn("SOFTWARE_TOKEN_MFA");
    begin();
    rig.advance(Duration.ofSeconds(30));
    var code = Map.of("code", app.code(rig.now()));
    assertSignedIn(rig.answer(rig.signIn(ada), code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"12345\"",
        "\"1234567\"",
        "\"12345a\"",
        "\" 123456\"",
        "\"１２３４５６\"",
        "\"123456\\n\"",
        "\"-12345\"",
        "123456",
        "null",
        "[]"
      })
  void aCodeThatIsNoneIsRefused(String code) {
    var body = "{\"code\":" + code + "}";
    var answer = bearer.call("POST", "/v1/me/totp/verify").json(body).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("code");
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    var answer =
        bearer
            .call("POST", "/v1/me/totp/verify")
            .json(Map.of("code", "123456", "deviceName", "x".repeat(129)))
            .wrong()
            .send();
    assertThat(answer.errors()).containsExactly("deviceName too_long");
  }

  private AuthenticatorApp begin() {
    return new AuthenticatorApp(bearer.post("/v1/me/totp").text("/secret"));
  }

  private Answer verify(String code) {
    return verify(Map.of("code", code));
  }

  private Answer verify(Map<String, String> proof) {
    return bearer.post("/v1/me/totp/verify", proof);
  }
}
