package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;

class MfaPreferenceTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private String token;

  @BeforeEach
  void signIn() {
    caller.provision(ADA);
    token = caller.signIn(ADA).accessToken();
  }

  @Test
  void userBeginsWithNone() {
    assertThat(user().hasUserMFASettingList()).isFalse();
    assertThat(user().preferredMfaSetting()).isNull();
  }

  @Test
  void severalAreTurnedOnAndOneIsPreferred() {
    prefer(r ->
        r.smsMfaSettings(s -> s.enabled(true))
            .emailMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    assertThat(user().userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
    assertThat(user().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
  }

  @Test
  void whatIsNotNamedStaysAsItIs() {
    prefer(r -> r.emailMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    prefer(r -> r.smsMfaSettings(s -> s.enabled(true)));

    assertThat(user().userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
    assertThat(user().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
  }

  @Test
  void whatIsTurnedOffIsNoLongerPreferred() {
    prefer(r -> r.emailMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    prefer(r -> r.emailMfaSettings(s -> s.enabled(false)));

    assertThat(user().hasUserMFASettingList()).isFalse();
    assertThat(user().preferredMfaSetting()).isNull();
    assertThat(caller.initiate(ADA, PASSWORD).authenticationResult()).isNotNull();
  }

  @Test
  void newPreferenceReplacesTheOldOne() {
    prefer(r -> r.emailMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    prefer(r -> r.smsMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    assertThat(user().preferredMfaSetting()).isEqualTo("SMS_MFA");
  }

  @Test
  void onlyOneIsPreferred() {
    assertFails(
        () ->
            prefer(r ->
                r.smsMfaSettings(s -> s.enabled(true).preferredMfa(true))
                    .emailMfaSettings(s -> s.enabled(true).preferredMfa(true))),
        InvalidParameterException.class,
        "Only one MFA method can be preferred.");
    assertThat(user().hasUserMFASettingList()).isFalse();
  }

  @Test
  void whatIsOffIsNotPreferred() {
    assertFails(
        () -> prefer(r -> r.smsMfaSettings(s -> s.enabled(false).preferredMfa(true))),
        InvalidParameterException.class,
        "An MFA method that is off can't be preferred.");
  }

  @Test
  void addressThatIsNotVerifiedServesNoFactor() {
    caller.provision("eve", Map.of("email", "eve@example.com"));
    token = caller.signIn("eve").accessToken();

    assertFails(
        () -> prefer(r -> r.emailMfaSettings(s -> s.enabled(true))),
        InvalidParameterException.class,
        "User does not have delivery config set to turn on EMAIL_OTP");
  }

  @Test
  void passkeysAreNoSecondFactorHere() {
    assertFails(
        () ->
            prefer(r ->
                r.emailMfaSettings(s -> s.enabled(true)).webAuthnMfaSettings(s -> s.enabled(true))),
        InvalidParameterException.class,
        "User pool does not have passkeys configured as multi-factor to turn on WEB_AUTHN");
    assertThat(user().hasUserMFASettingList()).isFalse();
  }

  @Test
  void passkeysThatAreToBeNoSecondFactorStayNone() {
    prefer(r -> r.webAuthnMfaSettings(s -> s.enabled(false)));
    prefer(r -> r.webAuthnMfaSettings(s -> {}).emailMfaSettings(s -> s.enabled(true)));

    assertThat(user().userMFASettingList()).containsExactly("EMAIL_OTP");
  }

  private void prefer(Consumer<SetUserMfaPreferenceRequest.Builder> settings) {
    caller.sdk.setUserMFAPreference(r -> settings.accept(r.accessToken(token)));
  }

  private GetUserResponse user() {
    return caller.sdk.getUser(r -> r.accessToken(token));
  }
}
