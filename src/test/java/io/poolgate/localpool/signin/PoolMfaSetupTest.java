package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.AuthenticatorApp;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;

class PoolMfaSetupTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start(mfa(MfaMode.REQUIRED));

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @Test
  void userWithNoFactorSetsOneUpAndIsAskedForItFromThenOn() {
    var challenge = caller.initiate(ADA, PASSWORD);
    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    assertThat(challenge.challengeParameters())
        .containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");

    var begun = caller.sdk.associateSoftwareToken(r -> r.session(challenge.session()));
    var app = new AuthenticatorApp(begun.secretCode());
    var verified = verify(begun.session(), app);
    var tokens = finish(verified).authenticationResult();

    assertThat(caller.sdk.getUser(r -> r.accessToken(tokens.accessToken())))
        .satisfies(user -> {
          assertThat(user.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
          assertThat(user.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        });
    assertThat(caller.initiate(ADA, PASSWORD).challengeName())
        .isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
  }

  @Test
  void setupIsNotFinishedBeforeItsCode() {
    String session = caller.initiate(ADA, PASSWORD).session();
    assertFails(
        () -> finish(session),
        SoftwareTokenMfaNotFoundException.class,
        "User has not set up software token mfa");

    var begun = caller.sdk.associateSoftwareToken(r -> r.session(session));

    assertFails(
        () -> finish(begun.session()),
        SoftwareTokenMfaNotFoundException.class,
        "User has not set up software token mfa");
  }

  @Test
  void wrongCodeMayBeCorrected() {
    String session = caller.initiate(ADA, PASSWORD).session();
    var begun = caller.sdk.associateSoftwareToken(r -> r.session(session));
    var app = new AuthenticatorApp(begun.secretCode());
    String code = app.code(caller.clock.instant());

    assertFails(
        () ->
            caller.sdk.verifySoftwareToken(
                r -> r.session(begun.session()).userCode(Caller.wrong(code))),
        EnableSoftwareTokenMfaException.class,
        "Code mismatch and fail enable Software Token MFA");
    assertThat(finish(verify(begun.session(), app)).authenticationResult()).isNotNull();
  }

  @Test
  void everySessionOfTheSetupServesOnce() {
    String session = caller.initiate(ADA, PASSWORD).session();
    caller.sdk.associateSoftwareToken(r -> r.session(session));

    assertFails(
        () -> caller.sdk.associateSoftwareToken(r -> r.session(session)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void sessionOfTheSetupLivesThreeMinutes() {
    String session = caller.initiate(ADA, PASSWORD).session();
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> caller.sdk.associateSoftwareToken(r -> r.session(session)),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void sessionOfAnotherChallengeSetsNothingUp() {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username("eve").temporaryPassword(PASSWORD));
    String session = caller.initiate("eve", PASSWORD).session();

    assertFails(
        () -> caller.sdk.associateSoftwareToken(r -> r.session(session)),
        NotAuthorizedException.class,
        "Invalid session for the user.");
  }

  @Test
  void newPasswordComesBeforeTheSetup() {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username("eve").temporaryPassword(PASSWORD));
    String session = caller.initiate("eve", PASSWORD).session();

    var next =
        caller.respond(
            ChallengeNameType.NEW_PASSWORD_REQUIRED,
            session,
            Map.of("USERNAME", "eve", "NEW_PASSWORD", "Next-Pass2word"));

    assertThat(next.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
  }

  @Test
  void verifiedPhoneNumberServesWhereFactorIsRequired() {
    caller.provision("+4915112345678", Map.of("phone_number_verified", "true"));

    assertThat(caller.initiate("+4915112345678", PASSWORD).challengeName())
        .isEqualTo(ChallengeNameType.SMS_MFA);
  }

  @Test
  void poolWithoutMfaAsksForNothingAndSetsNothingUp() {
    try (var off = Caller.start(mfa(MfaMode.OFF))) {
      off.provision("+4915112345678", Map.of("phone_number_verified", "true"));
      String token = off.signIn("+4915112345678").accessToken();

      assertFails(
          () -> off.sdk.associateSoftwareToken(r -> r.accessToken(token)),
          SoftwareTokenMfaNotFoundException.class,
          "Software Token MFA has not been enabled by the userPool");
    }
  }

  private static LocalPoolOptionsBuilder mfa(MfaMode mode) {
    return LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withMfa(mode));
  }

  private String verify(String session, AuthenticatorApp app) {
    return caller
        .sdk
        .verifySoftwareToken(r -> r.session(session).userCode(app.code(caller.clock.instant())))
        .session();
  }

  private RespondToAuthChallengeResponse finish(String session) {
    return caller.respond(ChallengeNameType.MFA_SETUP, session, Map.of("USERNAME", ADA));
  }
}
