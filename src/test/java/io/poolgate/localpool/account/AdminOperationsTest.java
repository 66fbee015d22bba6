package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.message.MessagePurpose;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

class AdminOperationsTest {
  private static final String ADA = "ada@example.com";

  private Caller caller;
  private String pool;

  @BeforeEach
  void start() throws Exception {
    caller = Caller.start();
    pool = caller.pool.id();
  }

  @AfterEach
  void stop() {
    caller.close();
  }

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
  void confirmedByAdministratorSignsIn() {
    caller.signUp(ADA);

    caller.admin.adminConfirmSignUp(r -> r.userPoolId(pool).username(ADA));

    assertThat(caller.signIn(ADA)).isNotNull();
    assertFails(
        () -> caller.admin.adminConfirmSignUp(r -> r.userPoolId(pool).username(ADA)),
        NotAuthorizedException.class,
        "User cannot be confirmed. Current status is CONFIRMED");
  }

  @Test
  void permanentPasswordLetsInAtOnce() {
    caller.signUp(ADA);

    caller.admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username(ADA).password("Other-Pass1").permanent(true));

    assertThat(caller.initiate(ADA, "Other-Pass1").authenticationResult()).isNotNull();
  }

  @Test
  void passwordThatIsNotPermanentMustBeChanged() {
    caller.pool.createUser(ADA, PASSWORD);

    caller.admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username(ADA).password("Other-Pass1"));

    assertThat(caller.initiate(ADA, "Other-Pass1").challengeName())
        .isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
  }

  @Test
  void groupJoinedIsInTheNextToken() throws Exception {
    caller.pool.createUser(ADA, PASSWORD);
    caller.pool.createGroup("x,admins-Ł");

    caller.admin.adminAddUserToGroup(r -> r.userPoolId(pool).username(ADA).groupName("x,admins-Ł"));

    var claims = SignedJWT.parse(caller.signIn(ADA).accessToken()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("x,admins-Ł");
  }

  @Test
  void groupMustExist() {
    caller.pool.createUser(ADA, PASSWORD);

    assertFails(
        () ->
            caller.admin.adminAddUserToGroup(
                r -> r.userPoolId(pool).username(ADA).groupName("nobodys")),
        ResourceNotFoundException.class,
        "Group not found.");
  }

  @Test
  void unknownUserAndUnknownPoolAreNamed() {
    assertFails(
        () -> caller.admin.adminConfirmSignUp(r -> r.userPoolId(pool).username("nobody")),
        UserNotFoundException.class,
        "User does not exist.");
    assertFails(
        () -> caller.admin.adminConfirmSignUp(r -> r.userPoolId("local_Other").username(ADA)),
        ResourceNotFoundException.class,
        "User pool local_Other does not exist.");
  }

  @Test
  void malformedPoolIdIsRefused() {
    assertFails(
        () -> caller.admin.adminConfirmSignUp(r -> r.userPoolId("nonsense").username(ADA)),
        InvalidParameterException.class,
        "1 validation error detected: Value at 'userPoolId' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+");
  }

  @Test
  void unsignedCallIsRefused() {
    assertThatThrownBy(() -> caller.sdk.adminConfirmSignUp(r -> r.userPoolId(pool).username(ADA)))
        .isInstanceOfSatisfying(
            CognitoIdentityProviderException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("MissingAuthenticationTokenException"));
  }

  private UserType invite(Consumer<AdminCreateUserRequest.Builder> more) {
    return caller
        .admin
        .adminCreateUser(r -> {
          r.userPoolId(pool).username(ADA);
          more.accept(r);
        })
        .user();
  }
}
