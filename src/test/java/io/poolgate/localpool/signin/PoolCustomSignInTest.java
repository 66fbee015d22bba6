package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class PoolCustomSignInTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";

  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);

  @Test
  void rightAnswerSignsIn() {
    var challenge = begin(ADA);

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(challenge.challengeParameters())
        .containsEntry("USERNAME", ada.username())
        .containsEntry("triesLeft", "3")
        .hasEntrySatisfying(
            "question", question -> assertThat(question).matches("What is \\d \\+ \\d\\?"));
    var answer = answer(ADA, challenge.session(), right(challenge.challengeParameters()));
    assertThat(answer.authenticationResult().accessToken()).isNotBlank();
  }

  @Test
  void wrongAnswerLeadsToTheNextQuestionTwice() {
    var second = answer(ADA, begin(ADA).session(), "0");
    var third = answer(ADA, second.session(), "0");

    assertThat(third.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(third.challengeParameters()).containsEntry("triesLeft", "1");
    assertThat(
            answer(ADA, third.session(), right(third.challengeParameters())).authenticationResult())
        .isNotNull();
  }

  @Test
  void thirdWrongAnswerEndsIt() {
    var third = answer(ADA, answer(ADA, begin(ADA).session(), "0").session(), "0");

    assertFails(() -> answer(ADA, third.session(), "0"), NotAuthorizedException.class, WRONG);
    assertFails(
        () -> answer(ADA, third.session(), right(third.challengeParameters())),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void everyQuestionHasItsOwnSession() {
    String session = begin(ADA).session();
    answer(ADA, session, "0");

    assertFails(
        () -> answer(ADA, session, "0"),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void questionLivesThreeMinutes() {
    var challenge = begin(ADA);
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> answer(ADA, challenge.session(), right(challenge.challengeParameters())),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void missingAnswerIsNamed() {
    String session = begin(ADA).session();

    assertFails(
        () -> caller.respond(ChallengeNameType.CUSTOM_CHALLENGE, session, Map.of("USERNAME", ADA)),
        InvalidParameterException.class,
        "Missing required parameter ANSWER");
  }

  @Test
  void unknownUserIsAskedButNeverRight() {
    var first = begin("nobody");
    var second = answer("nobody", first.session(), right(first.challengeParameters()));
    var third = answer("nobody", second.session(), right(second.challengeParameters()));

    assertFails(
        () -> answer("nobody", third.session(), right(third.challengeParameters())),
        NotAuthorizedException.class,
        WRONG);
  }

  @Test
  void clientMayBeginWithProofOfThePassword() {
    var srp = new SrpClient();
    var verifier =
        caller.initiate(
            AuthFlowType.CUSTOM_AUTH,
            Map.of("USERNAME", ADA, "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.srpA()));
    assertThat(verifier.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(verifier.session()).isNotBlank();

    var next =
        caller.proveSrp(
            srp.answer(
                caller.pool.id(),
                verifier.challengeParameters(),
                PASSWORD,
                caller.clock.instant()));

    assertThat(next.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(
            answer(ADA, next.session(), right(next.challengeParameters())).authenticationResult())
        .isNotNull();
  }

  private static String right(Map<String, String> parameters) {
    return Integer.toString(
        Pattern.compile("[0-9]+")
            .matcher(String.valueOf(parameters.get("question")))
            .results()
            .mapToInt(number -> Integer.parseInt(number.group()))
            .sum());
  }

  private InitiateAuthResponse begin(String name) {
    return caller.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", name));
  }

  private RespondToAuthChallengeResponse answer(String name, String session, String answer) {
    return caller.respond(
        ChallengeNameType.CUSTOM_CHALLENGE, session, Map.of("USERNAME", name, "ANSWER", answer));
  }
}
