package io.poolgate.cognito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.problem.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts that Cognito is known to say, and what they become.
class FailureTextsTest {
  private static final String NOT_AUTHORIZED = "NotAuthorizedException";
  private static final String INVALID_PARAMETER = "InvalidParameterException";

  private static final CognitoFailures FAILURES =
      new CognitoFailures(new DisclosureConfiguration(true));

  @ParameterizedTest
  @MethodSource("texts")
  void whatCognitoSaysIsUnderstood(
      Operation operation, String exception, String text, String code) {
    assertThat(FAILURES.problem(operation, SdkExceptions.said(exception, text)).code().code())
        .isEqualTo(code);
  }

  @Test
  void aPasswordRuleIsToldInOurWords() {
    var failure =
        SdkExceptions.said(
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough");
    assertThat(FAILURES.problem(Operation.SIGN_UP, failure).detail())
        .contains("The password is too short.");
  }

  @Test
  void attributesThatThePoolRefusesAreNamed() {
    var failure =
        SdkExceptions.said(
            INVALID_PARAMETER,
            """
            Attributes did not conform to the schema: name: The attribute is required
            birthdate: The attribute is required
            """);
    var problem = FAILURES.problem(Operation.SIGN_UP, failure);
    assertThat(problem.code()).isEqualTo(ProblemCode.ATTRIBUTE_INVALID);
    assertThat(problem.errors())
        .extracting(error -> error.field())
        .containsExactly("attributes.birthdate", "attributes.name");
  }

  @ParameterizedTest
  @CsvSource({
    "LIST_PASSKEYS, Invalid pagination token., cursor",
    "LIST_DEVICES, a text that nobody has seen yet, cursor",
    "CONFIRM_DEVICE, Invalid device secret verifier config given., passwordVerifier",
    "CHANGE_PASSWORD, 1 validation error detected: Value at 'proposedPassword' failed, newPassword",
    "CHANGE_PASSWORD, 1 validation error detected: Value at 'previousPassword' failed, currentPassword"
  })
  void theFieldThatOnlyThePoolCanJudgeIsNamed(Operation operation, String text, String field) {
    var failure = SdkExceptions.said(INVALID_PARAMETER, text);
    assertThat(FAILURES.problem(operation, failure).errors())
        .extracting(error -> error.field())
        .containsExactly(field);
  }

  static Stream<Arguments> texts() {
    var secretHash = "Unable to verify secret hash for client 1example23456789";
    var noHash = "Client 1example is configured with secret but SECRET_HASH was not received";
    var attempts = "Password attempts exceeded";
    var disabled = "User is disabled.";
    return Stream.of(
        Arguments.of(
            Operation.SIGN_IN,
            NOT_AUTHORIZED,
            "Incorrect username or password.",
            "invalid_credentials"),
        Arguments.of(Operation.SIGN_IN, NOT_AUTHORIZED, attempts, "too_many_attempts"),
        Arguments.of(Operation.ANSWER_CHALLENGE, NOT_AUTHORIZED, attempts, "too_many_attempts"),
        Arguments.of(Operation.SIGN_IN, NOT_AUTHORIZED, disabled, "invalid_credentials"),
        Arguments.of(
            Operation.ANSWER_FIRST_FACTOR, NOT_AUTHORIZED, disabled, "invalid_credentials"),
        Arguments.of(Operation.ANSWER_CHALLENGE, NOT_AUTHORIZED, disabled, "user_disabled"),
        Arguments.of(Operation.REFRESH, NOT_AUTHORIZED, disabled, "user_disabled"),
        Arguments.of(
            Operation.SIGN_IN,
            NOT_AUTHORIZED,
            "Temporary password has expired and must be reset by an administrator.",
            "temporary_password_expired"),
        Arguments.of(
            Operation.ANSWER_CHALLENGE,
            NOT_AUTHORIZED,
            "Invalid session for the user, session can only be used once.",
            "challenge_session_invalid"),
        Arguments.of(
            Operation.ANSWER_CHALLENGE,
            NOT_AUTHORIZED,
            "Invalid session for the user, session is expired.",
            "challenge_session_expired"),
        Arguments.of(
            Operation.GET_USER, NOT_AUTHORIZED, "Access Token has been revoked", "token_revoked"),
        Arguments.of(
            Operation.GET_USER, NOT_AUTHORIZED, "Access Token has expired", "token_expired"),
        Arguments.of(
            Operation.GET_USER,
            NOT_AUTHORIZED,
            "Access Token does not have required scopes",
            "insufficient_scope"),
        Arguments.of(
            Operation.REFRESH,
            NOT_AUTHORIZED,
            "Refresh Token has been revoked",
            "refresh_token_invalid"),
        Arguments.of(Operation.SIGN_IN, NOT_AUTHORIZED, secretHash, "pool_misconfigured"),
        Arguments.of(Operation.REFRESH, NOT_AUTHORIZED, secretHash, "pool_misconfigured"),
        Arguments.of(Operation.SIGN_UP, NOT_AUTHORIZED, noHash, "pool_misconfigured"),
        Arguments.of(
            Operation.CONFIRM_SIGN_UP,
            NOT_AUTHORIZED,
            "User cannot be confirmed. Current status is CONFIRMED",
            "already_confirmed"),
        Arguments.of(
            Operation.FORGOT_PASSWORD,
            NOT_AUTHORIZED,
            "User password cannot be reset in the current state.",
            "reset_not_possible"),
        Arguments.of(
            Operation.SIGN_IN,
            INVALID_PARAMETER,
            "USER_PASSWORD_AUTH flow not enabled for this client",
            "pool_misconfigured"),
        Arguments.of(
            Operation.FORGOT_PASSWORD,
            INVALID_PARAMETER,
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
            "invalid_request"),
        Arguments.of(
            Operation.SIGN_UP,
            INVALID_PARAMETER,
            "Invalid email address format.",
            "attribute_invalid"),
        Arguments.of(
            Operation.SIGN_UP,
            NOT_AUTHORIZED,
            "A client attempted to write unauthorized attribute",
            "attribute_invalid"),
        Arguments.of(
            Operation.UPDATE_ATTRIBUTES,
            NOT_AUTHORIZED,
            "A client attempted to write unauthorized attribute",
            "attribute_invalid"),
        Arguments.of(
            Operation.CHANGE_PASSWORD,
            NOT_AUTHORIZED,
            "Incorrect username or password.",
            "invalid_credentials"),
        Arguments.of(Operation.CHANGE_PASSWORD, NOT_AUTHORIZED, attempts, "too_many_attempts"),
        Arguments.of(
            Operation.CHANGE_PASSWORD,
            NOT_AUTHORIZED,
            "Access Token has been revoked",
            "token_revoked"),
        Arguments.of(
            Operation.CONFIRM_DEVICE,
            INVALID_PARAMETER,
            "Invalid device key given.",
            "device_not_found"),
        Arguments.of(
            Operation.SIGN_IN,
            "ResourceNotFoundException",
            "Device does not exist.",
            "device_not_found"),
        Arguments.of(Operation.DELETE_USER, NOT_AUTHORIZED, disabled, "user_disabled"));
  }
}
