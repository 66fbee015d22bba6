package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static io.poolgate.localpool.Caller.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.SoftwareTokenCaller;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// The challenge SOFTWARE_TOKEN_MFA.
class SoftwareTokenMfaTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final SoftwareTokenCaller ada = new SoftwareTokenCaller(caller, ADA);

  @Test
  void verifiedAppIsAskedForOnceItIsTurnedOn() {
    var app = ada.setUp();
    assertThat(caller.initiate(ADA, PASSWORD).authenticationResult()).isNotNull();

    ada.turnOn();

    var challenge = caller.initiate(ADA, PASSWORD);
    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    assertThat(challenge.challengeParameters())
        .containsOnlyKeys("FRIENDLY_DEVICE_NAME", "USER_ID_FOR_SRP")
        .containsEntry("FRIENDLY_DEVICE_NAME", "Ada's phone");
    assertThat(ada.answer(challenge.session(), ada.next(app)).authenticationResult().accessToken())
        .isNotBlank();
  }

  @Test
  void wrongCodeMayBeCorrected() {
    var app = ada.setUp();
    ada.turnOn();
    String session = caller.initiate(ADA, PASSWORD).session();
    String code = ada.next(app);

    for (int i = 0; i < 6; i++) {
      assertFails(
          () -> ada.answer(session, wrong(code)),
          CodeMismatchException.class,
          "Invalid code received for user");
    }

    assertThat(ada.answer(session, code).authenticationResult()).isNotNull();
  }

  @Test
  void codeServesOnce() {
    var app = ada.setUp();
    ada.turnOn();
    String code = ada.next(app);
    ada.answer(caller.initiate(ADA, PASSWORD).session(), code);
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> ada.answer(session, code),
        ExpiredCodeException.class,
        "Your software token has already been used once.");
    assertThat(ada.answer(session, ada.next(app)).authenticationResult()).isNotNull();
  }

  @Test
  void codeThatVerifiedTheAppIsSpentToo() {
    var app = ada.setUp();
    ada.turnOn();
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> ada.answer(session, app.code(caller.clock.instant())),
        ExpiredCodeException.class,
        "Your software token has already been used once.");
  }

  @Test
  void sessionLivesThreeMinutesAndServesOnce() {
    var app = ada.setUp();
    ada.turnOn();
    String old = caller.initiate(ADA, PASSWORD).session();
    caller.clock.advance(Duration.ofMinutes(3));
    assertFails(
        () -> ada.answer(old, ada.next(app)),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");

    String session = caller.initiate(ADA, PASSWORD).session();
    ada.answer(session, ada.next(app));
    assertFails(
        () -> ada.answer(session, ada.next(app)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }
}
