package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// ConfirmSignUp and ResendConfirmationCode.
class SignUpConfirmationTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG_CODE = "Invalid verification code provided, please try again.";
  private static final String OLD_CODE = "Invalid code provided, please request a code again.";

  @AutoClose private final Caller caller = Caller.start();

  @Test
  void wrongCodeDoesNotConfirmAndRightOneStillDoes() {
    caller.signUp(ADA);
    String code = caller.pool.mailbox().latestCode(ADA);

    assertFails(
        () -> caller.confirm(ADA, Caller.wrong(code)), CodeMismatchException.class, WRONG_CODE);

    caller.confirm(ADA, code);
  }

  @Test
  void codeLivesOneDay() {
    caller.signUp(ADA);
    String code = caller.pool.mailbox().latestCode(ADA);
    caller.clock.advance(Duration.ofHours(24));

    assertFails(() -> caller.confirm(ADA, code), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void newCodeReplacesTheOldOne() {
    caller.signUp(ADA);
    String old = caller.pool.mailbox().latestCode(ADA);
    // One time in a million both are the same.
    do {
      resend();
    } while (caller.pool.mailbox().latestCode(ADA).equals(old));

    assertFails(() -> caller.confirm(ADA, old), CodeMismatchException.class, WRONG_CODE);

    caller.confirm(ADA, caller.pool.mailbox().latestCode(ADA));
  }

  @Test
  void fiveWrongCodesLockForAnHourEvenAgainstNewCodes() {
    caller.signUp(ADA);
    for (int i = 0; i < 5; i++) {
      String code = Caller.wrong(caller.pool.mailbox().latestCode(ADA));
      assertFails(() -> caller.confirm(ADA, code), CodeMismatchException.class, WRONG_CODE);
    }
    resend();
    String right = caller.pool.mailbox().latestCode(ADA);

    assertFails(
        () -> caller.confirm(ADA, right),
        TooManyFailedAttemptsException.class,
        "Attempt limit exceeded, please try after some time.");

    caller.clock.advance(Duration.ofHours(1));
    caller.confirm(ADA, right);
  }

  @Test
  void messagesOfAnHourAreLimited() {
    caller.signUp(ADA);
    for (int i = 1; i < 20; i++) {
      resend();
    }

    assertFails(
        () -> resend(),
        LimitExceededException.class,
        "Attempt limit exceeded, please try after some time.");
    assertThat(caller.pool.mailbox().messages(ADA)).hasSize(20);
  }

  @Test
  void confirmedUserIsNotConfirmedAgain() {
    caller.pool.createUser(ADA, PASSWORD);

    assertFails(
        () -> caller.confirm(ADA, "123456"),
        NotAuthorizedException.class,
        "User cannot be confirmed. Current status is CONFIRMED");
    assertFails(() -> resend(), InvalidParameterException.class, "User is already confirmed.");
  }

  @Test
  void unknownUserLooksLikeOneWhoseCodeIsOld() {
    assertFails(() -> caller.confirm(ADA, "123456"), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void unknownUserGetsSimulatedDeliveryAndNoMessage() {
    var answer = resend();

    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @Test
  void unknownUserIsNamedWhereExistenceIsNotHidden() {
    try (var open = Caller.start(LocalPoolOptions.forTests().preventUserExistenceErrors(false))) {
      assertFails(
          () -> open.confirm(ADA, "123456"),
          UserNotFoundException.class,
          "Username/client id combination not found.");
    }
  }

  private ResendConfirmationCodeResponse resend() {
    return caller.sdk.resendConfirmationCode(r -> r.clientId(caller.client).username(ADA));
  }
}
