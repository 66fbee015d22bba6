package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// How the address that a user signs in with changes.
class SignInAddressTest {
  private static final String ADA = "ada@example.com";
  private static final String NEXT = "king@example.org";

  @AutoClose private final Caller caller = Caller.start();
  private final AccountCaller ada = AccountCaller.createAndSignIn(caller, ADA);

  @Test
  void newSignInAddressTakesTheOldOnesPlaceOnceItIsVerified() {
    ada.update("email", NEXT);
    caller.signIn(ADA);

    ada.verify("email", code());

    assertThat(AccountCaller.signIn(caller, NEXT).attributes()).isEqualTo(ada.attributes());
    assertFails(
        () -> caller.signIn(ADA), NotAuthorizedException.class, "Incorrect username or password.");
    caller.signUp(ADA);
  }

  @Test
  void unverifiedAddressIsNoName() {
    ada.update("email", NEXT);

    assertFails(
        () -> caller.signIn(NEXT), NotAuthorizedException.class, "Incorrect username or password.");
    caller.signUp(NEXT);
  }

  @Test
  void addressThatAnotherHasTakenMeanwhileCannotBeVerified() {
    ada.update("email", NEXT);
    String code = code();
    caller.pool.createUser(NEXT, PASSWORD);

    assertFails(
        () -> ada.verify("email", code),
        AliasExistsException.class,
        "An account with the given email already exists.");
    assertThat(ada.attributes()).containsEntry("email_verified", "false");
    assertThat(caller.signIn(ADA)).isNotNull();
  }

  @Test
  void userOfPlainNameCannotVerifyTheAddressThatAnotherSignsInWith() {
    caller.pool.createUser("plain", PASSWORD);
    var plain = AccountCaller.signIn(caller, "plain");

    plain.update("email", ADA);
    String code = caller.pool.mailbox().latestCode("plain");

    assertFails(
        () -> plain.verify("email", code),
        AliasExistsException.class,
        "An account with the given email already exists.");
    assertThat(caller.signIn("plain")).isNotNull();
  }

  private String code() {
    return caller.pool.mailbox().latestCode(ADA);
  }
}
