package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.message.MailMessage;
import io.poolgate.localpool.message.MessagePurpose;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class AttributeUpdateTest {
  private static final String ADA = "ada@example.com";
  private static final String PHONE = "+4915112345678";

  @AutoClose private final Caller caller = Caller.start();
  private final AccountCaller ada = AccountCaller.createAndSignIn(caller, ADA);

  @Test
  void attributesAreAddedAndReplaced() {
    assertThat(ada.update(Map.of("name", "Ada", "custom:team", "engines"))).isEmpty();
    ada.update("name", "Ada King");

    assertThat(ada.attributes())
        .containsEntry("name", "Ada King")
        .containsEntry("custom:team", "engines")
        .containsEntry("email", ADA);
  }

  @Test
  void newAddressIsUnverifiedAndSentACode() {
    var deliveries = ada.update("email", "king@example.org");

    assertThat(deliveries)
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.attributeName()).isEqualTo("email");
          assertThat(delivery.deliveryMediumAsString()).isEqualTo("EMAIL");
          assertThat(delivery.destination()).isEqualTo("k***@e***");
        });
    assertThat(ada.attributes())
        .containsEntry("email", "king@example.org")
        .containsEntry("email_verified", "false");
    var message = caller.pool.mailbox().messages().getFirst();
    assertThat(message.purpose()).isEqualTo(MessagePurpose.ATTRIBUTE);
    assertThat(message.destination()).isEqualTo("king@example.org");
    assertThat(message.code()).matches("[0-9]{6}");
  }

  @Test
  void bothAddressesAreSentCodesOfTheirOwn() {
    var deliveries = ada.update(Map.of("email", "king@example.org", "phone_number", PHONE));

    assertThat(deliveries)
        .extracting(delivery -> delivery.attributeName())
        .containsExactlyInAnyOrder("email", "phone_number");
    assertThat(caller.pool.mailbox().messages())
        .extracting(MailMessage::destination)
        .containsExactlyInAnyOrder("king@example.org", PHONE);
  }

  @Test
  void sameAddressAsBeforeIsSentNothingAndStaysVerified() {
    assertThat(ada.update("email", ADA)).isEmpty();

    assertThat(ada.attributes()).containsEntry("email_verified", "true");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @Test
  void emptyValueTakesTheAttributeAway() {
    ada.update(Map.of("name", "Ada", "phone_number", PHONE));

    assertThat(ada.update(Map.of("name", "", "phone_number", ""))).isEmpty();

    assertThat(ada.attributes()).containsOnlyKeys("sub", "email", "email_verified");
  }

  @Test
  void addressThatAnotherSignsInWithIsRefusedAtOnce() {
    caller.pool.createUser("grace@example.com", PASSWORD);

    assertFails(
        () -> ada.update("email", "Grace@example.com"),
        AliasExistsException.class,
        "An account with the given email already exists.");

    assertThat(ada.attributes())
        .containsEntry("email", ADA)
        .containsEntry("email_verified", "true");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "email_verified", "phone_number_verified", "identities"})
  void whatIsNotForUsersToWriteIsRefused(String name) {
    assertFails(
        () -> ada.update(Map.of("name", "Ada", name, "true")),
        NotAuthorizedException.class,
        "A client attempted to write unauthorized attribute");

    assertThat(ada.attributes()).doesNotContainKey("name");
  }

  @ParameterizedTest
  @CsvSource({
    "shoe_size, 43, Attributes did not conform to the schema: Type for attribute {shoe_size} could not be determined",
    "email, ada, Invalid email address format.",
    "phone_number, 0151, Invalid phone number format.",
    "email, '', Attributes did not conform to the schema: email: The attribute is required"
  })
  void valueThatDoesNotFitIsRefused(String name, String value, String message) {
    assertFails(() -> ada.update(name, value), InvalidParameterException.class, message);
  }

  @Test
  void valueHasRoomForTwoThousandAndFortyEightCharacters() {
    ada.update("custom:note", "x".repeat(2048));

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> ada.update("custom:note", "y".repeat(2049)))
        .withMessageContaining("Member must have length less than or equal to 2048");
    assertThat(ada.attributes().get("custom:note")).startsWith("x");
  }

  @Test
  void hundredAttributesAtOnceAreKept() {
    Map<String, String> hundred = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      hundred.put("custom:a" + i, "value " + i);
    }

    ada.update(hundred);

    assertThat(ada.attributes()).containsAllEntriesOf(hundred);
  }

  @Test
  void callWithoutAttributesIsRefused() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> caller.sdk.updateUserAttributes(r -> r.accessToken(ada.token())))
        .withMessageContaining("userAttributes");
  }
}
