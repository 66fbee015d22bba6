package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

class ForgottenPasswordTest {
  private static final String ADA = "ada@example.com";
  private static final String NEXT = "Next-Pass2word";
  private static final String WRONG_CODE = "Invalid verification code provided, please try again.";
  private static final String OLD_CODE = "Invalid code provided, please request a code again.";

  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @Test
  void codeSetsNewPasswordAndTheOldOneIsGone() {
    var delivery = forgot(ADA);

    assertThat(delivery.destination()).isEqualTo("a***@e***");
    reset(ADA, code(), NEXT);
    assertThat(caller.initiate(ADA, NEXT).authenticationResult()).isNotNull();
    assertFails(
        () -> caller.signIn(ADA), NotAuthorizedException.class, "Incorrect username or password.");
  }

  @Test
  void resetLeadsOutOfTheStateThatDemandsIt() {
    caller.pool.requirePasswordReset(ADA);
    forgot(ADA);

    reset(ADA, code(), NEXT);

    assertThat(caller.initiate(ADA, NEXT).authenticationResult()).isNotNull();
  }

  @Test
  void resetEndsTheLockOfWrongPasswords() {
    for (int i = 0; i < 5; i++) {
      assertFails(
          () -> caller.initiate(ADA, "Wrong"),
          NotAuthorizedException.class,
          "Incorrect username or password.");
    }
    forgot(ADA);

    reset(ADA, code(), NEXT);

    assertThat(caller.initiate(ADA, NEXT).authenticationResult()).isNotNull();
  }

  @Test
  void codeServesOnce() {
    forgot(ADA);
    String code = code();
    reset(ADA, code, NEXT);

    assertFails(() -> reset(ADA, code, NEXT), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void codeLivesOneHour() {
    forgot(ADA);
    String code = code();
    caller.clock.advance(Duration.ofHours(1));

    assertFails(() -> reset(ADA, code, NEXT), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void codeOfSignUpDoesNotResetPasswords() {
    caller.signUp("grace@example.com");
    String code = caller.pool.mailbox().latestCode("grace@example.com");

    assertFails(() -> reset("grace@example.com", code, NEXT), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void weakPasswordDoesNotUseTheCodeUp() {
    forgot(ADA);

    assertFails(
        () -> reset(ADA, code(), "weak"),
        InvalidPasswordException.class,
        "Password did not conform with policy: Password not long enough");

    reset(ADA, code(), NEXT);
  }

  @Test
  void fiveWrongCodesAreTheLimit() {
    forgot(ADA);
    String wrong = Caller.wrong(code());
    for (int i = 0; i < 5; i++) {
      assertFails(() -> reset(ADA, wrong, NEXT), CodeMismatchException.class, WRONG_CODE);
    }

    assertFails(
        () -> reset(ADA, code(), NEXT),
        LimitExceededException.class,
        "Attempt limit exceeded, please try after some time.");
  }

  @Test
  void invitedUserCannotReset() {
    caller.admin.adminCreateUser(r -> r.userPoolId(caller.pool.id()).username("grace@example.com"));

    assertFails(
        () -> forgot("grace@example.com"),
        NotAuthorizedException.class,
        "User password cannot be reset in the current state.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody@example.com", "nobody", "+4915112345678"})
  void unknownUserIsToldOfDeliveryThatNeverHappens(String name) {
    caller.pool.mailbox().clear();

    assertThat(forgot(name).destination()).contains("*");
    assertThat(forgot(name)).isEqualTo(forgot(name));
    assertThat(caller.pool.mailbox().messages()).isEmpty();
    assertFails(() -> reset(name, "123456", NEXT), CodeMismatchException.class, WRONG_CODE);
  }

  @Test
  void userWithoutVerifiedAddressIsToldOfDeliveryThatNeverHappens() {
    caller.signUp("grace@example.com");
    caller.pool.mailbox().clear();

    assertThat(forgot("grace@example.com").destination()).isEqualTo("g***@e***");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @Test
  void whereExistenceIsNotHiddenBothAreToldWhy() {
    try (var open = Caller.start(LocalPoolOptions.forTests().preventUserExistenceErrors(false))) {
      assertFails(
          () -> open.sdk.forgotPassword(r -> r.clientId(open.client).username("nobody")),
          UserNotFoundException.class,
          "Username/client id combination not found.");
      open.pool.createUser("grace", PASSWORD);
      assertFails(
          () -> open.sdk.forgotPassword(r -> r.clientId(open.client).username("grace")),
          InvalidParameterException.class,
          "Cannot reset password for the user as there is no registered/verified email or"
              + " phone_number");
    }
  }

  private CodeDeliveryDetailsType forgot(String name) {
    return caller
        .sdk
        .forgotPassword(r -> r.clientId(caller.client).username(name))
        .codeDeliveryDetails();
  }

  private void reset(String name, String code, String password) {
    caller.sdk.confirmForgotPassword(
        r -> r.clientId(caller.client).username(name).confirmationCode(code).password(password));
  }

  private String code() {
    return caller.pool.mailbox().latestCode(ADA);
  }
}
