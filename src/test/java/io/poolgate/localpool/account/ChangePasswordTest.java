package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class ChangePasswordTest {
  private static final String ADA = "ada@example.com";
  private static final String NEXT = "Next-Pass2word";
  private static final String WRONG = "Incorrect username or password.";

  @AutoClose private final Caller caller = Caller.start();
  private final AccountCaller ada = AccountCaller.createAndSignIn(caller, ADA);

  @Test
  void newPasswordServesAndTheOldOneIsGone() {
    ada.changePassword(PASSWORD, NEXT);

    assertThat(caller.initiate(ADA, NEXT).authenticationResult()).isNotNull();
    assertFails(() -> caller.signIn(ADA), NotAuthorizedException.class, WRONG);
    assertThat(ada.attributes()).containsKey("sub");
  }

  @Test
  void wrongPreviousPasswordChangesNothing() {
    assertFails(
        () -> ada.changePassword("Wrong-Pass1word", NEXT), NotAuthorizedException.class, WRONG);

    assertThat(caller.signIn(ADA)).isNotNull();
  }

  @Test
  void fiveWrongPreviousPasswordsLockTheUserHereAndAtSignIn() {
    for (int i = 0; i < 5; i++) {
      assertFails(
          () -> ada.changePassword("Wrong-Pass1word", NEXT), NotAuthorizedException.class, WRONG);
    }

    assertFails(
        () -> ada.changePassword(PASSWORD, NEXT),
        LimitExceededException.class,
        "Attempt limit exceeded, please try after some time.");
    assertFails(
        () -> caller.signIn(ADA), NotAuthorizedException.class, "Password attempts exceeded");
    caller.clock.advance(Duration.ofSeconds(1));
    ada.changePassword(PASSWORD, NEXT);
  }

  @Test
  void weakPasswordIsRefused() {
    assertFails(
        () -> ada.changePassword(PASSWORD, "weak"),
        InvalidPasswordException.class,
        "Password did not conform with policy: Password not long enough");
  }

  @Test
  void userWithPasswordHasToShowIt() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ada.changePassword(null, NEXT))
        .withMessageContaining("previousPassword");

    assertThat(caller.signIn(ADA)).isNotNull();
  }

  @Test
  void userWithoutPasswordSetsTheFirst() {
    var grace = passwordless("grace@example.com");

    grace.changePassword(null, NEXT);

    assertThat(caller.initiate("grace@example.com", NEXT).authenticationResult()).isNotNull();
  }

  @Test
  void userWithoutPasswordCannotShowOne() {
    var grace = passwordless("grace@example.com");

    assertFails(() -> grace.changePassword(PASSWORD, NEXT), NotAuthorizedException.class, WRONG);
  }

  @Test
  void callWithoutNewPasswordIsRefused() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() ->
            caller.sdk.changePassword(r -> r.accessToken(ada.token()).previousPassword(PASSWORD)))
        .withMessageContaining("proposedPassword");
  }

  /// Signs up without a password, and in with a code.
  private AccountCaller passwordless(String name) {
    caller.sdk.signUp(r -> r.clientId(caller.client).username(name));
    String code = caller.pool.mailbox().latestCode(name);
    caller.confirm(name, code);
    var challenge =
        caller.initiate(
            AuthFlowType.USER_AUTH, Map.of("USERNAME", name, "PREFERRED_CHALLENGE", "EMAIL_OTP"));
    var tokens =
        caller
            .respond(
                challenge.challengeName(),
                challenge.session(),
                Map.of("USERNAME", name, "EMAIL_OTP_CODE", caller.pool.mailbox().latestCode(name)))
            .authenticationResult();
    return new AccountCaller(caller, tokens.accessToken());
  }
}
