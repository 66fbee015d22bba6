package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static io.poolgate.localpool.Caller.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.SoftwareTokenCaller;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;

/// How signed-in users set up an authenticator app.
class SoftwareTokenSetupTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final SoftwareTokenCaller ada = new SoftwareTokenCaller(caller, ADA);

  @Test
  void wrongFirstCodeDoesNotSetUp() {
    var app = ada.associate();

    assertFails(
        () -> ada.verify(wrong(app.code(caller.clock.instant()))),
        EnableSoftwareTokenMfaException.class,
        "Code mismatch and fail enable Software Token MFA");
    assertFails(
        ada::turnOn, InvalidParameterException.class, "User has not verified software token mfa");
    ada.verify(app.code(caller.clock.instant()));
    ada.turnOn();
  }

  @Test
  void nothingIsVerifiedBeforeItIsBegun() {
    assertFails(
        () -> ada.verify("123456"),
        SoftwareTokenMfaNotFoundException.class,
        "User has not set up software token mfa");
    assertFails(
        ada::turnOn, InvalidParameterException.class, "User has not set up software token mfa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "12a456"})
  void codeHasSixDigits(String code) {
    ada.associate();

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ada.verify(code))
        .withMessageContaining("userCode");
  }

  @Test
  void newAppReplacesTheOldOneOnceItIsVerified() {
    var old = ada.setUp();
    ada.turnOn();
    var fresh = ada.associate();
    assertThat(
            ada.answer(caller.initiate(ADA, PASSWORD).session(), ada.next(old))
                .authenticationResult())
        .isNotNull();

    ada.verify(ada.next(fresh));

    String session = caller.initiate(ADA, PASSWORD).session();
    assertFails(
        () -> ada.answer(session, ada.next(old)),
        CodeMismatchException.class,
        "Invalid code received for user");
    assertThat(ada.answer(session, ada.next(fresh)).authenticationResult()).isNotNull();
  }
}
