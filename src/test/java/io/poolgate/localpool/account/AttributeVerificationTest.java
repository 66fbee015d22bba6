package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

class AttributeVerificationTest {
  private static final String ADA = "ada@example.com";
  private static final String NEXT = "king@example.org";
  private static final String PHONE = "+4915112345678";
  private static final String WRONG_CODE = "Invalid verification code provided, please try again.";
  private static final String OLD_CODE = "Invalid code provided, please request a code again.";
  private static final String TOO_MANY = "Attempt limit exceeded, please try after some time.";

  @AutoClose private final Caller caller = Caller.start();
  private final AccountCaller ada = AccountCaller.createAndSignIn(caller, ADA);

  @Test
  void codeVerifiesTheNumber() {
    ada.update("phone_number", PHONE);

    ada.verify("phone_number", code());

    assertThat(ada.attributes())
        .containsEntry("phone_number", PHONE)
        .containsEntry("phone_number_verified", "true");
  }

  @Test
  void codeServesOnce() {
    ada.update("email", NEXT);
    String code = code();
    ada.verify("email", code);

    assertFails(() -> ada.verify("email", code), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void codeLivesOneDay() {
    ada.update("email", NEXT);
    String code = code();
    caller.clock.advance(Duration.ofHours(24));
    var later = AccountCaller.signIn(caller, ADA);

    assertFails(() -> later.verify("email", code), ExpiredCodeException.class, OLD_CODE);
  }

  @Test
  void codeOfOneAddressVerifiesNoOther() {
    ada.update("email", NEXT);
    String ofEmail = code();
    ada.update("phone_number", PHONE);
    String ofPhone = code();

    if (!ofEmail.equals(ofPhone)) {
      assertFails(() -> ada.verify("email", ofPhone), CodeMismatchException.class, WRONG_CODE);
    }
    ada.verify("email", ofEmail);
    ada.verify("phone_number", ofPhone);
  }

  @Test
  void codeOfAnEarlierAddressIsWorthless() {
    ada.update("email", NEXT);
    String code = code();
    ada.update("email", ADA);

    assertFails(
        () -> ada.verify("email", code().equals(code) ? Caller.wrong(code) : code),
        CodeMismatchException.class,
        WRONG_CODE);
  }

  @Test
  void fiveWrongCodesAreTheLimit() {
    ada.update("email", NEXT);
    String code = code();
    for (int i = 0; i < 5; i++) {
      assertFails(
          () -> ada.verify("email", Caller.wrong(code)), CodeMismatchException.class, WRONG_CODE);
    }

    assertFails(() -> ada.verify("email", code), LimitExceededException.class, TOO_MANY);
  }

  @Test
  void codeIsSentAgainWhenItIsAskedFor() {
    var delivery = ada.sendCode("email");

    assertThat(delivery.attributeName()).isEqualTo("email");
    assertThat(delivery.destination()).isEqualTo("a***@e***");
    ada.verify("email", code());
    assertThat(ada.attributes()).containsEntry("email_verified", "true");
  }

  @Test
  void twentyCodesInAnHourAreTheLimit() {
    for (int i = 0; i < 20; i++) {
      ada.sendCode("email");
    }
    assertFails(() -> ada.sendCode("email"), LimitExceededException.class, TOO_MANY);

    caller.clock.advance(Duration.ofHours(1));
    AccountCaller.signIn(caller, ADA).sendCode("email");
  }

  @ParameterizedTest
  @CsvSource({
    "phone_number, User does not have a valid registered phone number",
    "email, User does not have a valid registered email address"
  })
  void noCodeIsSentToAnAddressThatIsNotThere(String attribute, String message) {
    caller.pool.createUser("plain", PASSWORD);
    var plain = AccountCaller.signIn(caller, "plain");

    assertFails(() -> plain.sendCode(attribute), InvalidParameterException.class, message);
    assertFails(() -> plain.verify(attribute, "123456"), ExpiredCodeException.class, OLD_CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "sub", "custom:email", "EMAIL", "email_verified"})
  void onlyAddressesCanBeVerified(String attribute) {
    String message = "Invalid attribute name. Only phone_number and email can be verified.";

    assertFails(() -> ada.sendCode(attribute), InvalidParameterException.class, message);
    assertFails(() -> ada.verify(attribute, "123456"), InvalidParameterException.class, message);
  }

  private String code() {
    return caller.pool.mailbox().latestCode(ADA);
  }
}
