package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.settings.SignInOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;

/// What USER_AUTH offers to whom, and GetUserAuthFactors.
class FirstFactorsTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();

  @Test
  void addressThatIsNotVerifiedIsNotOffered() {
    caller.provision(ADA, Map.of());

    assertThat(offered(caller, ADA)).containsExactly("PASSWORD_SRP", "PASSWORD");
  }

  @Test
  void invitedUserHasToShowTheTemporaryPassword() {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username(ADA).temporaryPassword(PASSWORD));

    assertThat(offered(caller, ADA)).containsExactly("PASSWORD_SRP", "PASSWORD");
  }

  @Test
  void userWithSecondFactorBeginsWithThePassword() {
    String token = caller.createAndSignIn(ADA).accessToken();
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(token).emailMfaSettings(s -> s.enabled(true)));

    assertThat(offered(caller, ADA)).containsExactly("PASSWORD_SRP", "PASSWORD");
  }

  @ParameterizedTest
  @CsvSource({"PASSWORD, 'PASSWORD_SRP,PASSWORD'", "EMAIL_OTP, EMAIL_OTP"})
  void poolOffersWhatItAllows(FirstFactor allowed, String offered) {
    try (var strict = Caller.start(allowing(allowed))) {
      strict.pool.createUser(ADA, PASSWORD);

      assertThat(offered(strict, ADA)).containsExactlyElementsOf(List.of(offered.split(",", -1)));
    }
  }

  @Test
  void unknownUserIsOfferedWhatKnownOneIs() {
    caller.pool.createUser(ADA, PASSWORD);

    assertThat(offered(caller, "nobody@example.com")).isEqualTo(offered(caller, ADA));
  }

  @Test
  void unknownUserIsSentNoCodeAndHasNoRightOne() {
    var challenge =
        caller.initiate(
            AuthFlowType.USER_AUTH,
            Map.of("USERNAME", "nobody@example.com", "PREFERRED_CHALLENGE", "EMAIL_OTP"));

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    assertThat(challenge.challengeParameters())
        .containsEntry("CODE_DELIVERY_DESTINATION", "n***@e***")
        .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
    assertFails(
        () ->
            caller.respond(
                ChallengeNameType.EMAIL_OTP,
                challenge.session(),
                Map.of("USERNAME", "nobody@example.com", "EMAIL_OTP_CODE", "12345678")),
        CodeMismatchException.class,
        "Invalid code or auth state for the user.");
  }

  @Test
  void factorsOfTheUserAreListed() {
    String token = caller.createAndSignIn(ADA).accessToken();
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(token).emailMfaSettings(s -> s.enabled(true).preferredMfa(true)));

    var factors = caller.sdk.getUserAuthFactors(r -> r.accessToken(token));

    assertThat(factors.configuredUserAuthFactorsAsStrings())
        .containsExactly("PASSWORD", "EMAIL_OTP");
    assertThat(factors.userMFASettingList()).containsExactly("EMAIL_OTP");
    assertThat(factors.preferredMfaSetting()).isEqualTo("EMAIL_OTP");
    assertThat(factors.username())
        .isEqualTo(caller.sdk.getUser(r -> r.accessToken(token)).username());
  }

  private static LocalPoolOptionsBuilder allowing(FirstFactor... factors) {
    return LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withFirstFactors(factors));
  }

  private static List<String> offered(Caller caller, String name) {
    return caller
        .initiate(AuthFlowType.USER_AUTH, Map.of("USERNAME", name))
        .availableChallengesAsStrings();
  }
}
