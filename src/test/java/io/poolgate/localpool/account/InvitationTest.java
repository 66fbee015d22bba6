package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.message.MailMessage;
import io.poolgate.localpool.message.MessagePurpose;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/// AdminCreateUser, by which an administrator invites users.
class InvitationTest {
  private static final String ADA = "ada@example.com";
  private static final AttributeType PHONE =
      AttributeType.builder().name("phone_number").value("+4915112345678").build();

  @AutoClose private final Caller caller = Caller.start();

  @Test
  void invitedUserIsDescribedAndGetsTemporaryPassword() {
    var user = invite(r -> {});

    assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    assertThat(user.enabled()).isTrue();
    assertThat(user.userCreateDate()).isEqualTo(caller.clock.instant());
    assertThat(user.attributes())
        .extracting(AttributeType::name, AttributeType::value)
        .contains(tuple("email", ADA));
    var message = caller.pool.mailbox().messages(ADA).getFirst();
    assertThat(message.purpose()).isEqualTo(MessagePurpose.INVITATION);
    assertThat(caller.initiate(ADA, message.code()).challengeName())
        .isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
  }

  @Test
  void suppressedInvitationSendsNothing() {
    invite(r -> r.messageAction(MessageActionType.SUPPRESS));

    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @Test
  void resentInvitationBringsNewPassword() {
    invite(r -> {});
    String first = caller.pool.mailbox().latestCode(ADA);

    invite(r -> r.messageAction(MessageActionType.RESEND));

    assertFails(
        () -> caller.initiate(ADA, first),
        NotAuthorizedException.class,
        "Incorrect username or password.");
    assertThat(caller.initiate(ADA, caller.pool.mailbox().latestCode(ADA)).challengeName())
        .isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
  }

  @Test
  void userWhoHasSignedInIsNotInvitedAgain() {
    caller.pool.createUser(ADA, PASSWORD);

    assertFails(
        () -> invite(r -> r.messageAction(MessageActionType.RESEND)),
        UnsupportedUserStateException.class,
        "Resend not possible. User status is not FORCE_CHANGE_PASSWORD");
  }

  @Test
  void takenNameIsNotInvited() {
    caller.pool.createUser(ADA, PASSWORD);

    assertFails(
        () -> invite(r -> {}),
        UsernameExistsException.class,
        "An account with the given email already exists.");
  }

  @Test
  void weakTemporaryPasswordIsRefused() {
    assertFails(
        () -> invite(r -> r.temporaryPassword("weak")),
        InvalidPasswordException.class,
        "Password did not conform with policy: Password not long enough");
  }

  @Test
  void administratorMayVerifyAddresses() {
    var user =
        invite(r ->
            r.userAttributes(AttributeType.builder().name("email_verified").value("true").build()));

    assertThat(user.attributes()).extracting(AttributeType::name).contains("email_verified");
  }

  @Test
  void invitationGoesWhereItIsAskedFor() {
    invite(r -> r.userAttributes(PHONE).desiredDeliveryMediumsWithStrings("SMS"));
    invite(r ->
        r.messageAction(MessageActionType.RESEND)
            .desiredDeliveryMediumsWithStrings("SMS", "EMAIL"));

    assertThat(caller.pool.mailbox().messages(ADA))
        .extracting(MailMessage::medium)
        .containsExactlyInAnyOrder("SMS", "SMS", "EMAIL");
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, The invitation cannot be sent: the user has no phone_number.",
    "FAX, '1 validation error detected: Value at ''desiredDeliveryMediums'' failed to satisfy"
        + " constraint: Member must satisfy enum value set: [SMS, EMAIL]'"
  })
  void invitationThatCannotBeSentIsRefused(String medium, String message) {
    assertFails(
        () -> invite(r -> r.desiredDeliveryMediumsWithStrings("EMAIL", medium)),
        InvalidParameterException.class,
        message);
    assertThat(caller.pool.mailbox().messages()).isEmpty();
    invite(r -> {}); // the name is free

    assertFails(
        () ->
            invite(r ->
                r.messageAction(MessageActionType.RESEND)
                    .desiredDeliveryMediumsWithStrings(medium)),
        InvalidParameterException.class,
        message);
  }

  private UserType invite(Consumer<AdminCreateUserRequest.Builder> more) {
    return caller
        .admin
        .adminCreateUser(r -> {
          r.userPoolId(caller.pool.id()).username(ADA);
          more.accept(r);
        })
        .user();
  }
}
