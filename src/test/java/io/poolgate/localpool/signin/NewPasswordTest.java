package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class NewPasswordTest {
  private static final String ADA = "ada@example.com";
  private static final String NEXT = "Next-Pass2word";
  private static final String INVALID = "Invalid session for the user.";
  private static final String USED = "Invalid session for the user, session can only be used once.";

  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void invite() {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username(ADA).temporaryPassword(PASSWORD));
  }

  @Test
  void temporaryPasswordLeadsToTheChallengeAndANewOneToTokens() {
    var challenge = caller.initiate(ADA, PASSWORD);

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
    assertThat(challenge.authenticationResult()).isNull();
    assertThat(challenge.challengeParameters())
        .containsEntry("requiredAttributes", "[]")
        .containsEntry("userAttributes", "{\"email\":\"" + ADA + "\"}")
        .containsKey("USER_ID_FOR_SRP");
    assertThat(answer(challenge.session(), ADA, NEXT).authenticationResult().accessToken())
        .isNotBlank();
    assertThat(caller.initiate(ADA, NEXT).authenticationResult().accessToken()).isNotBlank();
  }

  @Test
  void answerMayNameTheUserAsTheChallengeDid() {
    var challenge = caller.initiate(ADA, PASSWORD);
    String name = challenge.challengeParameters().getOrDefault("USER_ID_FOR_SRP", "");

    assertThat(answer(challenge.session(), name, NEXT).authenticationResult()).isNotNull();
  }

  @Test
  void wrongTemporaryPasswordLeadsNowhere() {
    assertFails(
        () -> caller.initiate(ADA, "Wrong-Pass1word"),
        NotAuthorizedException.class,
        "Incorrect username or password.");
  }

  @Test
  void temporaryPasswordLivesSevenDays() {
    caller.clock.advance(Duration.ofDays(7));

    assertFails(
        () -> caller.initiate(ADA, PASSWORD),
        NotAuthorizedException.class,
        "Temporary password has expired and must be reset by an administrator.");
  }

  @Test
  void weakPasswordLeavesTheSessionOpen() {
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> answer(session, ADA, "weak"),
        InvalidPasswordException.class,
        "Password did not conform with policy: Password not long enough");

    assertThat(answer(session, ADA, NEXT).authenticationResult()).isNotNull();
  }

  @Test
  void sessionServesOnce() {
    String session = caller.initiate(ADA, PASSWORD).session();
    answer(session, ADA, NEXT);

    assertFails(() -> answer(session, ADA, NEXT), NotAuthorizedException.class, USED);
  }

  @Test
  void sessionLivesThreeMinutes() {
    String session = caller.initiate(ADA, PASSWORD).session();
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> answer(session, ADA, NEXT),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void sessionOfSomeoneElseIsRefused() {
    caller.admin.adminCreateUser(r -> r.userPoolId(caller.pool.id()).username("eve@example.com"));
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () -> answer(session, "eve@example.com", NEXT), NotAuthorizedException.class, INVALID);
  }

  @Test
  void madeUpSessionIsRefused() {
    assertFails(() -> answer("x".repeat(40), ADA, NEXT), NotAuthorizedException.class, INVALID);
  }

  @Test
  void sessionOfAnotherChallengeIsRefused() {
    String session = caller.initiate(ADA, PASSWORD).session();

    assertFails(
        () ->
            caller.sdk.respondToAuthChallenge(r ->
                r.clientId(caller.client)
                    .challengeName(ChallengeNameType.SOFTWARE_TOKEN_MFA)
                    .session(session)
                    .challengeResponses(
                        Map.of("USERNAME", ADA, "SOFTWARE_TOKEN_MFA_CODE", "123456"))),
        NotAuthorizedException.class,
        INVALID);
  }

  @Test
  void sessionIsWorthlessOncePasswordWasSetOtherwise() {
    String session = caller.initiate(ADA, PASSWORD).session();
    caller.admin.adminSetUserPassword(
        r -> r.userPoolId(caller.pool.id()).username(ADA).password(PASSWORD).permanent(true));

    assertFails(() -> answer(session, ADA, NEXT), NotAuthorizedException.class, INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USERNAME", "NEW_PASSWORD"})
  void missingAnswerIsNamed(String missing) {
    String session = caller.initiate(ADA, PASSWORD).session();
    var answers = new HashMap<>(Map.of("USERNAME", ADA, "NEW_PASSWORD", NEXT));
    answers.remove(missing);

    assertFails(
        () -> answer(session, answers),
        InvalidParameterException.class,
        "Missing required parameter " + missing);
  }

  @Test
  void attributesOfTheAnswerAreKept() {
    String session = caller.initiate(ADA, PASSWORD).session();
    var tokens =
        answer(session, Map.of("USERNAME", ADA, "NEW_PASSWORD", NEXT, "userAttributes.name", "Ada"))
            .authenticationResult();

    assertThat(caller.sdk.getUser(r -> r.accessToken(tokens.accessToken())).userAttributes())
        .anySatisfy(attribute -> assertThat(attribute.value()).isEqualTo("Ada"));
  }

  private RespondToAuthChallengeResponse answer(String session, String name, String password) {
    return answer(session, Map.of("USERNAME", name, "NEW_PASSWORD", password));
  }

  private RespondToAuthChallengeResponse answer(String session, Map<String, String> answers) {
    return caller.sdk.respondToAuthChallenge(r ->
        r.clientId(caller.client)
            .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
            .session(session)
            .challengeResponses(answers));
  }
}
