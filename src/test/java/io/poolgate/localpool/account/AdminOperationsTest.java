package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.Caller;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// What an administrator does besides inviting users.
class AdminOperationsTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final String pool = caller.pool.id();

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
}
