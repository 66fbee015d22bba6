package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Device;
import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.PasskeyCaller;
import io.poolgate.localpool.settings.DeviceTracking;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

class DeleteUserTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start(Device.tracked(DeviceTracking.ALWAYS));
  private final AuthenticationResultType tokens = caller.createAndSignIn(ADA);
  private final AccountCaller ada = new AccountCaller(caller, tokens.accessToken());

  @Test
  void userIsGone() {
    ada.deleteUser();

    assertFails(
        () -> caller.signIn(ADA), NotAuthorizedException.class, "Incorrect username or password.");
    assertFails(ada::attributes, UserNotFoundException.class, "User does not exist.");
    assertFails(ada::deleteUser, UserNotFoundException.class, "User does not exist.");
  }

  @Test
  void refreshTokensGoToo() {
    ada.deleteUser();

    assertFails(
        () -> caller.refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
  }

  @Test
  void nameIsFreeForAnAccountThatHasNothingOfTheOldOne() {
    ada.update("name", "Ada");
    ConfirmedDevice.of(caller, tokens);
    new PasskeyCaller(caller).register(ada.token());
    String old = ada.attributes().get("sub");

    ada.deleteUser();
    caller.signUp(ADA);
    caller.confirm(ADA, caller.pool.mailbox().latestCode(ADA));
    var next = AccountCaller.signIn(caller, ADA);

    assertThat(next.attributes()).containsOnlyKeys("sub", "email", "email_verified");
    assertThat(next.attributes().get("sub")).isNotEqualTo(old);
    assertThat(caller.sdk.listDevices(r -> r.accessToken(next.token())).devices()).isEmpty();
    assertThat(caller.sdk.listWebAuthnCredentials(r -> r.accessToken(next.token())).credentials())
        .isEmpty();
    assertFails(ada::attributes, UserNotFoundException.class, "User does not exist.");
  }

  @Test
  void codeThatIsOutServesNobody() {
    caller.sdk.forgotPassword(r -> r.clientId(caller.client).username(ADA));
    String code = caller.pool.mailbox().latestCode(ADA);
    ada.deleteUser();
    caller.pool.createUser(ADA, PASSWORD);

    assertFails(
        () ->
            caller.sdk.confirmForgotPassword(r ->
                r.clientId(caller.client)
                    .username(ADA)
                    .confirmationCode(code)
                    .password("Next-Pass2word")),
        ExpiredCodeException.class,
        "Invalid code provided, please request a code again.");
  }

  @Test
  void signInUnderWayLeadsNowhere() {
    var challenge =
        caller.initiate(
            AuthFlowType.USER_AUTH, Map.of("USERNAME", ADA, "PREFERRED_CHALLENGE", "EMAIL_OTP"));
    String code = caller.pool.mailbox().latestCode(ADA);
    ada.deleteUser();

    assertFails(
        () ->
            caller.respond(
                challenge.challengeName(),
                challenge.session(),
                Map.of("USERNAME", ADA, "EMAIL_OTP_CODE", code)),
        UserNotFoundException.class,
        "User does not exist.");
  }

  @Test
  void othersStay() {
    caller.pool.createUser("grace@example.com", PASSWORD);
    var grace = AccountCaller.signIn(caller, "grace@example.com");

    ada.deleteUser();

    assertThat(grace.attributes()).containsEntry("email", "grace@example.com");
    assertThat(caller.signIn("grace@example.com")).isNotNull();
  }
}
