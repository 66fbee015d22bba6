package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class PoolSignUpTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();

  @Test
  void signUpSendsCodeThatConfirmsAndLetsIn() {
    var answer = caller.sdk.signUp(r -> r.clientId(caller.client).username(ADA).password(PASSWORD));

    assertThat(answer.userConfirmed()).isFalse();
    assertThat(answer.userSub()).isNotBlank();
    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
    assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
    String code = caller.pool.mailbox().latestCode(ADA);
    assertThat(code).matches("[0-9]{6}");
    caller.confirm(ADA, code);
    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }

  @Test
  void phoneNumberGetsItsCodeBySms() {
    var answer =
        caller.sdk.signUp(
            r -> r.clientId(caller.client).username("+4915112345678").password(PASSWORD));

    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("+*********5678");
    assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
    assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("phone_number");
    caller.confirm("+4915112345678", caller.pool.mailbox().latestCode("+4915112345678"));
    assertThat(caller.signIn("+4915112345678").accessToken()).isNotBlank();
  }

  @Test
  void plainNameGetsItsCodeAtTheEmailAttribute() {
    caller.sdk.signUp(r ->
        r.clientId(caller.client)
            .username("ada")
            .password(PASSWORD)
            .userAttributes(AttributeType.builder().name("email").value(ADA).build()));

    assertThat(caller.pool.mailbox().messages("ada"))
        .singleElement()
        .satisfies(message -> assertThat(message.destination()).isEqualTo(ADA));
  }

  @Test
  void plainNameWithoutAddressGetsNoCode() {
    var answer =
        caller.sdk.signUp(r -> r.clientId(caller.client).username("ada").password(PASSWORD));

    assertThat(answer.codeDeliveryDetails()).isNull();
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ADA@Example.com, An account with the given email already exists.",
    "+4915112345678, +4915112345678, An account with the given phone_number already exists.",
    "ada, Ada, User already exists"
  })
  void takenNameIsRefusedWhateverItsCase(String first, String second, String message) {
    caller.signUp(first);

    assertFails(() -> caller.signUp(second), UsernameExistsException.class, message);
  }

  @ParameterizedTest
  @CsvSource({
    "Aa1-aaa, Password not long enough",
    "right-pass1word, Password must have uppercase characters",
    "RIGHT-PASS1WORD, Password must have lowercase characters",
    "Right-Password, Password must have numeric characters",
    "RightPass1word, Password must have symbol characters"
  })
  void passwordThatBreaksRuleIsRefusedByIt(String password, String rule) {
    assertFails(
        () -> caller.sdk.signUp(r -> r.clientId(caller.client).username(ADA).password(password)),
        InvalidPasswordException.class,
        "Password did not conform with policy: " + rule);
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "email, nonsense, Invalid email address format.",
    "phone_number, 0151, Invalid phone number format.",
    "shoe_size, 43, Attributes did not conform to the schema: Type for attribute {shoe_size} could not be determined"
  })
  void attributeThatTheSchemaRefusesIsRefused(String name, String value, String message) {
    assertFails(() -> signUpWith(name, value), InvalidParameterException.class, message);
  }

  @ParameterizedTest
  @CsvSource({"email_verified, true", "phone_number_verified, true", "sub, me"})
  void nobodyVerifiesTheirOwnAddress(String name, String value) {
    assertFails(
        () -> signUpWith(name, value),
        NotAuthorizedException.class,
        "A client attempted to write unauthorized attribute");
  }

  private void signUpWith(String name, String value) {
    caller.sdk.signUp(r ->
        r.clientId(caller.client)
            .username("ada")
            .password(PASSWORD)
            .userAttributes(AttributeType.builder().name(name).value(value).build()));
  }
}
