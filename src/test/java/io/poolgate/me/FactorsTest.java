package io.poolgate.me;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.Bearer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GET /v1/me/factors and PUT /v1/me/mfa.
class FactorsTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();
  private final Bearer bearer = rig.bearer(ada);

  @Test
  void whatAUserCanSignInWithIsListed() {
    assertThat(factors()).containsExactlyInAnyOrder("PASSWORD", "EMAIL_OTP", "SMS_OTP");
    new PasskeyAuthenticator().enrol(bearer);
    assertThat(factors()).contains("WEB_AUTHN");
    assertThat(enabled()).isEmpty();
  }

  @Test
  void aFactorThatIsOnIsAskedForUntilItIsOff() {
    assertThat(bearer.turnOn("EMAIL_OTP").outcome()).isEqualTo("204");
    assertThat(enabled()).containsExactly("EMAIL_OTP");
    assertAsks(rig.signIn(ada), "EMAIL_OTP");
    assertThat(bearer.turnOn().outcome()).isEqualTo("204");
    assertThat(enabled()).isEmpty();
    assertSignedIn(rig.signIn(ada));
  }

  @Test
  void thoseNotListedAreSwitchedOff() {
    bearer.turnOn("EMAIL_OTP", "SMS_MFA");
    bearer.turnOn("SMS_MFA");
    assertThat(enabled()).containsExactly("SMS_MFA");
    assertAsks(rig.signIn(ada), "SMS_MFA");
  }

  @Test
  void thePreferredOneIsAskedForFirst() {
    assertAsks(signedInPreferring("SMS_MFA"), "SMS_MFA");
    assertThat(bearer.get("/v1/me/factors").text("/mfa/preferred")).isEqualTo("SMS_MFA");
    assertThat(bearer.get("/v1/me/profile").text("/mfa/preferred")).isEqualTo("SMS_MFA");
    assertAsks(signedInPreferring("EMAIL_OTP"), "EMAIL_OTP");
  }

  @Test
  void withoutAPreferenceTheUserChooses() {
    signedInPreferring("SMS_MFA");
    bearer.turnOn("SMS_MFA", "EMAIL_OTP");
    assertThat(bearer.get("/v1/me/factors").json().at("/mfa/preferred").isMissingNode()).isTrue();
    assertAsks(rig.signIn(ada), "SELECT_MFA_TYPE");
  }

  @Test
  void aPreferredFactorMustBeOn() {
    var answer =
        bearer.put("/v1/me/mfa", Map.of("enabled", List.of("SMS_MFA"), "preferred", "EMAIL_OTP"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("preferred invalid_value");
    assertThat(enabled()).isEmpty();
  }

  @Test
  void aFactorThatIsNotSetUpCannotBeSwitchedOn() {
    assertThat(bearer.turnOn("SOFTWARE_TOKEN_MFA").outcome()).isEqualTo("409 mfa_not_set_up");
    AuthenticatorApp.enrol(bearer, rig.now());
    assertThat(enabled()).as("enrolled is not on").isEmpty();
    assertThat(bearer.turnOn("SOFTWARE_TOKEN_MFA").outcome()).isEqualTo("204");
  }

  @Test
  void whoHasNoNumberGetsNoMessages() {
    new Profile(bearer).change("{\"phone_number\":null}");
    assertThat(bearer.turnOn("SMS_MFA", "EMAIL_OTP").outcome()).isEqualTo("409 mfa_not_set_up");
    assertThat(enabled()).as("none of them").isEmpty();
  }

  @Test
  void toSwitchNothingIsDone() {
    assertThat(bearer.turnOn().outcome()).isEqualTo("204");
    assertThat(bearer.turnOn("SMS_MFA", "SMS_MFA").outcome()).isEqualTo("204");
    assertThat(enabled()).containsExactly("SMS_MFA");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                | enabled required",
        "{'enabled':null}                                  | enabled required",
        "{'enabled':'SMS_MFA'}                             | enabled wrong_type",
        "{'enabled':{}}                                    | enabled wrong_type",
        "{'enabled':[null]}                                | enabled[0] required",
        "{'enabled':['SMS_MFA',null]}                      | enabled[1] required",
        "{'enabled':['NO_SUCH']}                           | enabled[0] invalid_value",
        "{'enabled':['sms_mfa']}                           | enabled[0] invalid_value",
        "{'enabled':['']}                                  | enabled[0] invalid_value",
        "{'enabled':[0]}                                   | enabled[0] invalid_value",
        "{'enabled':[['SMS_MFA']]}                         | enabled[0] wrong_type",
        "{'enabled':['SMS_MFA'],'preferred':'x'}           | preferred invalid_value",
        "{'enabled':['SMS_MFA'],'preferred':['SMS_MFA']}   | preferred wrong_type",
        "{'enabled':[],'preferred':'SMS_MFA'}              | preferred invalid_value"
      })
  void aPreferenceThatIsNoneIsRefused(String body, String error) {
    var answer = bearer.call("PUT", "/v1/me/mfa").json(body.replace('\'', '"')).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly(error);
    assertThat(enabled()).isEmpty();
  }

  @Test
  void theSameFactorMayBeNamedAgainAndAgain() {
    assertThat(bearer.turnOn("SMS_MFA,".repeat(100).split(",")).outcome()).isEqualTo("204");
  }

  private Answer signedInPreferring(String factor) {
    var preference = Map.of("enabled", List.of("SMS_MFA", "EMAIL_OTP"), "preferred", factor);
    assertThat(bearer.put("/v1/me/mfa", preference).outcome()).isEqualTo("204");
    return rig.signIn(ada);
  }

  private List<String> factors() {
    return bearer.get("/v1/me/factors").texts("/factors");
  }

  private List<String> enabled() {
    return bearer.get("/v1/me/factors").texts("/mfa/enabled");
  }
}
