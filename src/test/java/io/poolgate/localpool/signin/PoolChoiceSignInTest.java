package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class PoolChoiceSignInTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void addUser() {
    caller.provision(ADA);
  }

  @Test
  void userIsOfferedWhatTheyHave() {
    var choice = begin();

    assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
    assertThat(choice.challengeParameters()).isEmpty();
    assertThat(choice.availableChallengesAsStrings())
        .containsExactly("PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP");
  }

  @Test
  void nobodyStepsUpHere() {
    assertFails(
        () -> caller.choose(ADA, Map.of("TARGET_ACR_VALUES", "urn:example:mfa", "MAX_AGE", "60")),
        FeatureUnavailableInTierException.class,
        "Step-up authentication is not available in the tier of this user pool.");
    assertFails(
        () -> caller.choose(ADA, Map.of("ACCESS_TOKEN", caller.signIn(ADA).accessToken())),
        InvalidParameterException.class,
        "ACCESS_TOKEN requires TARGET_ACR_VALUES.");
  }

  @Test
  void passwordMayComeWithTheChoice() {
    var answer = select(begin(), Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD));

    assertThat(answer.authenticationResult().accessToken()).isNotBlank();
  }

  @Test
  void passwordMayComeAfterTheChoice() {
    var chosen = select(begin(), Map.of("ANSWER", "PASSWORD"));
    assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);

    var answer =
        caller.respond(
            ChallengeNameType.PASSWORD,
            chosen.session(),
            Map.of("USERNAME", ADA, "PASSWORD", PASSWORD));

    assertThat(answer.authenticationResult()).isNotNull();
  }

  @Test
  void wrongPasswordIsRefusedAndEndsTheSession() {
    var choice = begin();

    assertFails(
        () -> select(choice, Map.of("ANSWER", "PASSWORD", "PASSWORD", "Wrong-Pass1word")),
        NotAuthorizedException.class,
        WRONG);
    assertFails(
        () -> select(choice, Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void srpMayBeginWithTheChoice() {
    var chosen = select(begin(), Map.of("ANSWER", "PASSWORD_SRP", "SRP_A", srp.srpA()));

    assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(prove(chosen).authenticationResult()).isNotNull();
  }

  @Test
  void srpMayBeginAfterTheChoice() {
    var chosen = select(begin(), Map.of("ANSWER", "PASSWORD_SRP"));
    assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_SRP);

    var challenge =
        caller.respond(
            ChallengeNameType.PASSWORD_SRP,
            chosen.session(),
            Map.of("USERNAME", ADA, "SRP_A", srp.srpA()));

    assertThat(prove(challenge).authenticationResult()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMAIL_OTP", "SMS_OTP"})
  void codeSignsIn(String factor) {
    var chosen = select(begin(), Map.of("ANSWER", factor));

    assertThat(chosen.challengeNameAsString()).isEqualTo(factor);
    assertThat(chosen.challengeParameters())
        .containsOnlyKeys(
            "CODE_DELIVERY_DELIVERY_MEDIUM", "CODE_DELIVERY_DESTINATION", "USER_ID_FOR_SRP");
    String code = caller.pool.mailbox().latestCode(ADA);
    assertThat(code).matches(factor.equals("EMAIL_OTP") ? "[0-9]{8}" : "[0-9]{6}");
    assertFails(
        () -> code(chosen, Caller.wrong(code)),
        CodeMismatchException.class,
        "Invalid code or auth state for the user.");
    assertThat(code(chosen, code).authenticationResult()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEB_AUTHN", "SOFTWARE_TOKEN_MFA", "nonsense"})
  void choiceThatWasNotOfferedIsRefused(String answer) {
    var choice = begin();

    assertFails(
        () -> select(choice, Map.of("ANSWER", answer)),
        InvalidParameterException.class,
        "ANSWER is not one of the choices.");
    assertThat(select(choice, Map.of("ANSWER", "EMAIL_OTP")).session()).isNotBlank();
  }

  @Test
  void choiceLivesThreeMinutes() {
    var choice = begin();
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> select(choice, Map.of("ANSWER", "EMAIL_OTP")),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  private InitiateAuthResponse begin() {
    return caller.choose(ADA, Map.of());
  }

  private RespondToAuthChallengeResponse select(
      InitiateAuthResponse choice, Map<String, String> answers) {
    var all = new HashMap<>(answers);
    all.put("USERNAME", ADA);
    return caller.respond(ChallengeNameType.SELECT_CHALLENGE, choice.session(), all);
  }

  private RespondToAuthChallengeResponse prove(RespondToAuthChallengeResponse challenge) {
    return caller.respond(
        ChallengeNameType.PASSWORD_VERIFIER,
        challenge.session(),
        srp.answer(
            caller.pool.id(), challenge.challengeParameters(), PASSWORD, caller.clock.instant()));
  }

  private RespondToAuthChallengeResponse code(
      RespondToAuthChallengeResponse challenge, String code) {
    return caller.respond(
        challenge.challengeName(),
        challenge.session(),
        Map.of("USERNAME", ADA, challenge.challengeNameAsString() + "_CODE", code));
  }
}
