package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class DisabledUserTest {
  private static final String ADA = "ada@example.com";
  private static final String DISABLED = "User is disabled.";
  private static final String WRONG = "Incorrect username or password.";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();
  private final AuthenticationResultType tokens = caller.createAndSignIn(ADA);

  @Test
  void rightPasswordIsToldSoAndWrongOneIsNot() {
    disable();

    assertFails(() -> caller.initiate(ADA, PASSWORD), NotAuthorizedException.class, DISABLED);
    assertFails(() -> caller.initiate(ADA, "Wrong-1"), NotAuthorizedException.class, WRONG);
  }

  /// Otherwise the lock would tell that the password was right.
  @Test
  void rightPasswordCountsAsWrongOne() {
    disable();
    for (int i = 0; i < 5; i++) {
      assertFails(() -> caller.initiate(ADA, PASSWORD), NotAuthorizedException.class, DISABLED);
    }

    assertFails(
        () -> caller.initiate(ADA, PASSWORD),
        NotAuthorizedException.class,
        "Password attempts exceeded");
  }

  @Test
  void srpChallengesThemLikeAnybodyAndTellsAfterTheProof() {
    disable();
    var parameters = caller.initiateSrp(ADA, srp);
    assertFails(() -> prove(parameters, "Wrong-1"), NotAuthorizedException.class, WRONG);

    var again = caller.initiateSrp(ADA, srp);
    assertFails(() -> prove(again, PASSWORD), NotAuthorizedException.class, DISABLED);
  }

  @Test
  void rightSecondFactorIsToldSo() {
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(tokens.accessToken()).emailMfaSettings(s -> s.enabled(true)));
    String session = caller.initiate(ADA, PASSWORD).session();
    disable();

    assertFails(
        () ->
            caller.respond(
                ChallengeNameType.EMAIL_OTP,
                session,
                Map.of("USERNAME", ADA, "EMAIL_OTP_CODE", caller.pool.mailbox().latestCode(ADA))),
        NotAuthorizedException.class,
        DISABLED);
  }

  @Test
  void theirSignInsEnd() {
    disable();

    assertFails(
        () -> caller.refresh(tokens.refreshToken()), NotAuthorizedException.class, DISABLED);
    assertFails(
        () -> caller.sdk.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has been revoked");
  }

  @Test
  void enabledUserSignsInAgain() {
    disable();
    caller.clock.advance(Duration.ofSeconds(1));

    caller.admin.adminEnableUser(r -> r.userPoolId(caller.pool.id()).username(ADA));

    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }

  private void disable() {
    caller.admin.adminDisableUser(r -> r.userPoolId(caller.pool.id()).username(ADA));
  }

  private void prove(Map<String, String> parameters, String password) {
    caller.proveSrp(srp.answer(caller.pool.id(), parameters, password, caller.clock.instant()));
  }
}
