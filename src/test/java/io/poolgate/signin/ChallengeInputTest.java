package io.poolgate.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that cannot be right: each has its code, and none reaches the pool.
class ChallengeInputTest {
  private static final String PUBLIC_VALUE = "5aa3e7d1c90b42f7";
  private static final Map<String, Object> CREDENTIAL =
      Map.of(
          "id", "AQIDBA",
          "rawId", "AQIDBA",
          "type", "public-key",
          "response",
              Map.of("clientDataJSON", "e30", "authenticatorData", "AAAA", "signature", "AAAA"));

  /// A well-formed value for each field of an answer.
  private static final Map<String, Object> VALUES =
      Map.of(
          "code", "123456",
          "newPassword", "Difference-Engine-2",
          "choice", "EMAIL_OTP",
          "password", "Analytical-1843",
          "srpA", PUBLIC_VALUE,
          "srp",
              Map.of(
                  "signature", "A".repeat(43) + "=",
                  "secretBlock", "c2VjcmV0",
                  "timestamp", "Sat Nov 7 09:05:03 UTC 2026"),
          "credential", CREDENTIAL,
          "answer", "42",
          "answers", Map.of("NEW_KIND_ANSWER", "42"));

  @AutoClose private static final SignInRig rig = SignInRig.start();

  record Row(String challenge, String required) {}

  static List<Row> rows() {
    return List.of(
        new Row("SMS_MFA", "code"),
        new Row("SMS_OTP", "code"),
        new Row("EMAIL_OTP", "code"),
        new Row("SOFTWARE_TOKEN_MFA", "code"),
        new Row("MFA_SETUP", "code"),
        new Row("NEW_PASSWORD_REQUIRED", "newPassword"),
        new Row("SELECT_CHALLENGE", "choice"),
        new Row("SELECT_MFA_TYPE", "choice"),
        new Row("PASSWORD", "password"),
        new Row("PASSWORD_SRP", "srpA"),
        new Row("DEVICE_SRP_AUTH", "srpA"),
        new Row("PASSWORD_VERIFIER", "srp"),
        new Row("DEVICE_PASSWORD_VERIFIER", "srp"),
        new Row("WEB_AUTHN", "credential"),
        new Row("CUSTOM_CHALLENGE", "answer"),
        new Row("NEW_KIND", "answers"));
  }

  @AfterEach
  void nothingReachedThePool() {
    assertThat(rig.asked("RespondToAuthChallenge") + rig.asked("VerifySoftwareToken")).isZero();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aMissingAnswerIsNamed(Row row) {
    var answer = rig.answerSealed(row.challenge(), List.of(), Map.of());
    assertThat(answer.outcome()).isEqualTo("400 challenge_answer_missing");
    assertThat(answer.text("/errors/0/field")).isEqualTo(row.required());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anAnswerToAnotherChallengeIsRefused(Row row) {
    VALUES.forEach((field, value) -> {
      if (!field.equals(row.required())) {
        assertRefused(rig.answerSealed(row.challenge(), List.of(), Map.of(field, value)), field);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"EMAIL_OTP, password", "PASSWORD, srpA", "PASSWORD_SRP, password", "WEB_AUTHN, srpA"})
  void whatDoesNotGoWithTheChoiceIsRefused(String choice, String field) {
    var fields = Map.of("choice", choice, field, VALUES.get(field));
    assertRefused(rig.answerSealed("SELECT_CHALLENGE", List.of(choice), fields), field);
  }

  @Test
  void aChoiceThatWasNotOfferedIsRefused() {
    var fields = Map.of("choice", "SMS_OTP");
    assertRefused(
        rig.answerSealed("SELECT_CHALLENGE", List.of("PASSWORD", "EMAIL_OTP"), fields), "choice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "12345678901", "12 456", "abcdef", "１２３４５６"})
  void aCodeThatIsNoneIsRefused(String code) {
    assertRefused(rig.answerSealed("SMS_MFA", List.of(), Map.of("code", code)), "code");
  }

  @Test
  void aPublicValueThatIsZeroIsRefused() {
    assertRefused(rig.answerSealed("PASSWORD_SRP", List.of(), Map.of("srpA", "00")), "srpA");
  }

  @Test
  void aClientDoesNotSayWhoItIs() {
    var fields = Map.of("answers", Map.of("USERNAME", "eve", "NEW_KIND_ANSWER", "42"));
    assertRefused(rig.answerSealed("NEW_KIND", List.of(), fields), "answers.USERNAME");
  }

  @Test
  void metadataThatIsNotAllowedIsRefused() {
    var fields = Map.of("code", "123456", "clientMetadata", Map.of("key", "value"));
    assertRefused(rig.answerSealed("SMS_MFA", List.of(), fields), "clientMetadata.key");
  }

  private static void assertRefused(Answer answer, String field) {
    assertThat(answer.outcome()).as(field).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }
}
