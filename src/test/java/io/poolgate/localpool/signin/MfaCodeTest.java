package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import io.poolgate.localpool.message.MessagePurpose;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/// Second factors that are codes by SMS or email, and the choice between several factors.
class MfaCodeTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.provision(ADA);

  @ParameterizedTest
  @EnumSource(
      value = ChallengeNameType.class,
      names = {"SMS_MFA", "EMAIL_OTP"})
  void codeIsSentAndSignsIn(ChallengeNameType method) {
    turnOn(method, false);

    var challenge = caller.initiate(ADA, PASSWORD);

    boolean email = method == ChallengeNameType.EMAIL_OTP;
    assertThat(challenge.challengeName()).isEqualTo(method);
    assertThat(challenge.challengeParameters())
        .containsOnlyKeys(
            "CODE_DELIVERY_DELIVERY_MEDIUM", "CODE_DELIVERY_DESTINATION", "USER_ID_FOR_SRP")
        .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", email ? "EMAIL" : "SMS")
        .containsEntry("CODE_DELIVERY_DESTINATION", email ? "a***@e***" : "+*********5678");
    var message = caller.pool.mailbox().messages(ADA).getFirst();
    assertThat(message.purpose()).isEqualTo(MessagePurpose.SIGN_IN);
    assertThat(message.destination()).isEqualTo(email ? ADA : "+4915112345678");
    assertThat(message.code()).matches(email ? "[0-9]{8}" : "[0-9]{6}");
    assertThat(answer(challenge, message.code()).authenticationResult()).isNotNull();
  }

  @Test
  void wrongCodeMayBeCorrected() {
    turnOn(ChallengeNameType.SMS_MFA, false);
    var challenge = caller.initiate(ADA, PASSWORD);
    String code = caller.pool.mailbox().latestCode(ADA);

    for (int i = 0; i < 6; i++) {
      assertFails(
          () -> answer(challenge, Caller.wrong(code)),
          CodeMismatchException.class,
          "Invalid code or auth state for the user.");
    }

    assertThat(answer(challenge, code).authenticationResult()).isNotNull();
    assertFails(
        () -> answer(challenge, code),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void codeLivesThreeMinutes() {
    turnOn(ChallengeNameType.EMAIL_OTP, false);
    var challenge = caller.initiate(ADA, PASSWORD);
    String code = caller.pool.mailbox().latestCode(ADA);
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> answer(challenge, code),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void codeOfOneSignInIsNoneOfAnother() {
    turnOn(ChallengeNameType.EMAIL_OTP, false);
    caller.initiate(ADA, PASSWORD);
    String code = caller.pool.mailbox().latestCode(ADA);
    var second = caller.initiate(ADA, PASSWORD);

    assertFails(
        () -> answer(second, code),
        CodeMismatchException.class,
        "Invalid code or auth state for the user.");
  }

  @Test
  void wrongPasswordSendsNothing() {
    turnOn(ChallengeNameType.SMS_MFA, false);

    assertFails(
        () -> caller.initiate(ADA, "Wrong-Pass1word"),
        NotAuthorizedException.class,
        "Incorrect username or password.");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
  }

  @Test
  void userWithTwoFactorsChoosesOne() {
    turnOn(ChallengeNameType.SMS_MFA, false);
    turnOn(ChallengeNameType.EMAIL_OTP, false);
    var choice = caller.initiate(ADA, PASSWORD);

    assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
    assertThat(choice.challengeParameters())
        .containsEntry("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"EMAIL_OTP\"]");
    assertThat(caller.pool.mailbox().messages()).isEmpty();
    assertFails(
        () -> choose(choice, "SOFTWARE_TOKEN_MFA"),
        InvalidParameterException.class,
        "ANSWER is not one of the choices.");
    var chosen = choose(choice, "EMAIL_OTP");
    assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    var tokens =
        caller.respond(
            ChallengeNameType.EMAIL_OTP,
            chosen.session(),
            Map.of("USERNAME", ADA, "EMAIL_OTP_CODE", caller.pool.mailbox().latestCode(ADA)));
    assertThat(tokens.authenticationResult()).isNotNull();
  }

  @Test
  void preferredFactorIsAskedForAtOnce() {
    turnOn(ChallengeNameType.SMS_MFA, false);
    turnOn(ChallengeNameType.EMAIL_OTP, true);

    assertThat(caller.initiate(ADA, PASSWORD).challengeName())
        .isEqualTo(ChallengeNameType.EMAIL_OTP);
  }

  private void turnOn(ChallengeNameType method, boolean preferred) {
    String token = caller.pool.token(ada).sign();
    caller.sdk.setUserMFAPreference(r ->
        (method == ChallengeNameType.SMS_MFA
                ? r.smsMfaSettings(s -> s.enabled(true).preferredMfa(preferred))
                : r.emailMfaSettings(s -> s.enabled(true).preferredMfa(preferred)))
            .accessToken(token));
  }

  private RespondToAuthChallengeResponse choose(InitiateAuthResponse choice, String answer) {
    return caller.respond(
        ChallengeNameType.SELECT_MFA_TYPE,
        choice.session(),
        Map.of("USERNAME", ADA, "ANSWER", answer));
  }

  private RespondToAuthChallengeResponse answer(InitiateAuthResponse challenge, String code) {
    return caller.respond(
        challenge.challengeName(),
        challenge.session(),
        Map.of("USERNAME", ADA, challenge.challengeNameAsString() + "_CODE", code));
  }
}
