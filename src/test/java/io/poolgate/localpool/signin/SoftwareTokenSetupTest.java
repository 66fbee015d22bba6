package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static io.poolgate.localpool.Caller.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.AuthenticatorApp;
import io.poolgate.localpool.Caller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;

/// How a signed-in user sets an authenticator app up.
class SoftwareTokenSetupTest {
  private static final String ADA = "ada@example.com";

  private Caller caller;
  private String token;

  @BeforeEach
  void signIn() throws Exception {
    caller = Caller.start();
    caller.pool.createUser(ADA, PASSWORD);
    token = caller.signIn(ADA).accessToken();
  }

  @AfterEach
  void stop() {
    caller.close();
  }

  @Test
  void wrongFirstCodeDoesNotSetUp() {
    var app = new AuthenticatorApp(associate());

    assertFails(
        () -> verify(wrong(app.code(caller.clock.instant()))),
        EnableSoftwareTokenMfaException.class,
        "Code mismatch and fail enable Software Token MFA");
    assertFails(
        this::turnOn, InvalidParameterException.class, "User has not verified software token mfa");
    verify(app.code(caller.clock.instant()));
    turnOn();
  }

  @Test
  void nothingIsVerifiedThatWasNotBegun() {
    assertFails(
        () -> verify("123456"),
        SoftwareTokenMfaNotFoundException.class,
        "User has not set up software token mfa");
    assertFails(
        this::turnOn, InvalidParameterException.class, "User has not set up software token mfa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "12a456"})
  void codeHasSixDigits(String code) {
    associate();

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> verify(code))
        .withMessageContaining("userCode");
  }

  @Test
  void newAppReplacesTheOldOneOnceItIsVerified() {
    var old = setUp();
    turnOn();
    var fresh = new AuthenticatorApp(associate());
    assertThat(answer(caller.initiate(ADA, PASSWORD).session(), next(old)).authenticationResult())
        .isNotNull();

    verify(next(fresh));

    String session = caller.initiate(ADA, PASSWORD).session();
    assertFails(
        () -> answer(session, next(old)),
        CodeMismatchException.class,
        "Invalid code received for user");
    assertThat(answer(session, next(fresh)).authenticationResult()).isNotNull();
  }

  private AuthenticatorApp setUp() {
    var app = new AuthenticatorApp(associate());
    verify(app.code(caller.clock.instant()));
    return app;
  }

  private String associate() {
    return caller.sdk.associateSoftwareToken(r -> r.accessToken(token)).secretCode();
  }

  private void verify(String code) {
    caller.sdk.verifySoftwareToken(
        r -> r.accessToken(token).userCode(code).friendlyDeviceName("Ada's phone"));
  }

  private void turnOn() {
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(token).softwareTokenMfaSettings(s -> s.enabled(true)));
  }

  private String next(AuthenticatorApp app) {
    caller.clock.advance(Duration.ofSeconds(30));
    return app.code(caller.clock.instant());
  }

  private RespondToAuthChallengeResponse answer(String session, String code) {
    return caller.respond(
        ChallengeNameType.SOFTWARE_TOKEN_MFA,
        session,
        Map.of("USERNAME", ADA, "SOFTWARE_TOKEN_MFA_CODE", code));
  }
}
