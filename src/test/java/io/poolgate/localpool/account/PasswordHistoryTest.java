package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;

class PasswordHistoryTest {
  private static final String ADA = "ada@example.com";
  private static final String SECOND = "Next-Pass2word";
  private static final String THIRD = "Next-Pass3word";

  @AutoClose
  private final Caller caller = Caller.start(LocalPoolOptions.forTests().passwordHistory(2));

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @Test
  void theLastTwoPasswordsAreNotChosenAgain() {
    var ada = AccountCaller.signIn(caller, ADA);
    assertReused(() -> ada.changePassword(PASSWORD, PASSWORD));
    ada.changePassword(PASSWORD, SECOND);
    assertReused(() -> ada.changePassword(SECOND, PASSWORD));
    ada.changePassword(SECOND, THIRD);

    ada.changePassword(THIRD, PASSWORD);

    assertThat(caller.signIn(ADA)).isNotNull();
  }

  @Test
  void resetDoesNotBringThePasswordBackAndItsCodeStaysGood() {
    caller.sdk.forgotPassword(r -> r.clientId(caller.client).username(ADA));

    assertReused(() -> reset(PASSWORD));

    reset(SECOND);
    assertThat(caller.initiate(ADA, SECOND).authenticationResult()).isNotNull();
  }

  @Test
  void temporaryPasswordIsNotTheNewOne() {
    String grace = "grace@example.com";
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username(grace).temporaryPassword(PASSWORD));
    String session = caller.initiate(grace, PASSWORD).session();

    assertReused(() ->
        caller.respond(
            ChallengeNameType.NEW_PASSWORD_REQUIRED,
            session,
            Map.of("USERNAME", grace, "NEW_PASSWORD", PASSWORD)));
  }

  @Test
  void withoutHistoryTheSamePasswordMayBeChosenAgain() {
    try (var forgetful = Caller.start()) {
      forgetful.pool.createUser(ADA, PASSWORD);

      AccountCaller.signIn(forgetful, ADA).changePassword(PASSWORD, PASSWORD);

      assertThat(forgetful.signIn(ADA)).isNotNull();
    }
  }

  private void reset(String password) {
    String code = caller.pool.mailbox().latestCode(ADA);
    caller.sdk.confirmForgotPassword(
        r -> r.clientId(caller.client).username(ADA).confirmationCode(code).password(password));
  }

  private static void assertReused(ThrowingCallable call) {
    assertFails(
        call, PasswordHistoryPolicyViolationException.class, "Password has been used before.");
  }
}
