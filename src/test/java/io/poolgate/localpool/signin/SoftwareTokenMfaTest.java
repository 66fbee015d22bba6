package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static io.poolgate.localpool.Caller.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.AuthenticatorApp;
import io.poolgate.localpool.Caller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class SoftwareTokenMfaTest {
  private static final String ADA = "ada@example.com";

  private Caller caller;
  private String token;

  @BeforeEach
  void signIn() throws Exception {
    caller = Caller.start();
    caller.pool.createUser(ADA, PASSWORD);
    token = caller.signIn(ADA).accessToken();
  }

  @AfterEach
  void stop() {
    caller.close();
  }

  @Test
  void verifiedAppIsAskedForOnceItIsTurnedOn() {
    var app = setUp();
    assertThat(caller.initiate(ADA, PASSWORD).authenticationResult()).isNotNull();

    turnOn();

    var challenge = caller.initiate(ADA, PASSWORD);
    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    assertThat(challenge.challengeParameters())
        .containsOnlyKeys("FRIENDLY_DEVICE_NAME", "USER_ID_FOR_SRP")
        .containsEntry("FRIENDLY_DEVICE_NAME", "Ada's phone");
    assertThat(answer(challenge.session(), next(app)).authenticationResult().accessToken())
        .isNotBlank();
  }

  @Test
  void wrongCodeMayBeCorrected() {
    var app = setUp();
    turnOn();
    String session = caller.initiate(ADA, PASSWORD).session();
    String code = next(app);

    for (int i = 0; i < 6; i++) {
      assertFails(
          () -> answer(session, wrong(code)),
          CodeMismatchException.class,
          "Invalid code received for user");
    }

    assertThat(answer(session, code).authenticationResult()).isNotNull();
  }

  @Test
  void codeServesOnce() {
    var app = setUp();
    turnOn();
    String code = next(app);
    answer(caller.initiate(ADA, PASSWORD).session(), code);
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> answer(session, code),
        ExpiredCodeException.class,
        "Your software token has already been used once.");
    assertThat(answer(session, next(app)).authenticationResult()).isNotNull();
  }

  @Test
  void codeThatVerifiedTheAppIsSpentToo() {
    var app = setUp();
    turnOn();
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> answer(session, app.code(caller.clock.instant())),
        ExpiredCodeException.class,
        "Your software token has already been used once.");
  }

  @Test
  void sessionLivesThreeMinutesAndServesOnce() {
    var app = setUp();
    turnOn();
    String old = caller.initiate(ADA, PASSWORD).session();
    caller.clock.advance(Duration.ofMinutes(3));
    assertFails(
        () -> answer(old, next(app)),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");

    String session = caller.initiate(ADA, PASSWORD).session();
    answer(session, next(app));
    assertFails(
        () -> answer(session, next(app)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  private AuthenticatorApp setUp() {
    var app = new AuthenticatorApp(associate());
    verify(app.code(caller.clock.instant()));
    return app;
  }

  private String associate() {
    return caller.sdk.associateSoftwareToken(r -> r.accessToken(token)).secretCode();
  }

  private void verify(String code) {
    caller.sdk.verifySoftwareToken(
        r -> r.accessToken(token).userCode(code).friendlyDeviceName("Ada's phone"));
  }

  private void turnOn() {
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(token).softwareTokenMfaSettings(s -> s.enabled(true)));
  }

  private String next(AuthenticatorApp app) {
    caller.clock.advance(Duration.ofSeconds(30));
    return app.code(caller.clock.instant());
  }

  private RespondToAuthChallengeResponse answer(String session, String code) {
    return caller.respond(
        ChallengeNameType.SOFTWARE_TOKEN_MFA,
        session,
        Map.of("USERNAME", ADA, "SOFTWARE_TOKEN_MFA_CODE", code));
  }
}
