package io.poolgate.cognito;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.problem.ProblemCode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Walks every operation and every exception that the SDK declares for it.
class CognitoFailuresTest {
  private static final String NOT_AUTHORIZED = "NotAuthorizedException";
  private static final String INVALID_PARAMETER = "InvalidParameterException";

  private static final CognitoFailures REVEALING =
      new CognitoFailures(new DisclosureConfiguration(true));
  private static final CognitoFailures CONCEALING =
      new CognitoFailures(new DisclosureConfiguration(false));

  /// What an exception means whatever the operation.
  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          entry("UserNotConfirmedException", "user_not_confirmed"),
          entry("PasswordResetRequiredException", "password_reset_required"),
          entry("UsernameExistsException", "username_exists"),
          entry("AliasExistsException", "alias_exists"),
          entry("MfaMethodNotFoundException", "mfa_not_set_up"),
          entry("SoftwareTokenMfaNotFoundException", "mfa_not_set_up"),
          entry("CodeMismatchException", "code_mismatch"),
          entry("EnableSoftwareTokenMfaException", "code_mismatch"),
          entry("ConcurrentModificationException", "conflict"),
          entry("ExpiredCodeException", "code_expired"),
          entry("InvalidPasswordException", "password_policy"),
          entry("PasswordHistoryPolicyViolationException", "password_reused"),
          entry(INVALID_PARAMETER, "invalid_request"),
          entry("UserLambdaValidationException", "rejected"),
          entry("UnexpectedLambdaException", "upstream_failed"),
          entry("InvalidLambdaResponseException", "upstream_failed"),
          entry("InternalErrorException", "upstream_failed"),
          entry("LimitExceededException", "limit_exceeded"),
          entry("TooManyFailedAttemptsException", "too_many_attempts"),
          entry("TooManyRequestsException", "upstream_throttled"),
          entry("CodeDeliveryFailureException", "code_delivery_failed"),
          entry("InvalidSmsRoleAccessPolicyException", "pool_misconfigured"),
          entry("InvalidSmsRoleTrustRelationshipException", "pool_misconfigured"),
          entry("InvalidEmailRoleAccessPolicyException", "pool_misconfigured"),
          entry("InvalidUserPoolConfigurationException", "pool_misconfigured"),
          entry("ResourceNotFoundException", "pool_misconfigured"),
          entry("ForbiddenException", "blocked"),
          entry("OperationNotEnabledException", "not_enabled"),
          entry("UnsupportedOperationException", "not_enabled"),
          entry("RefreshTokenReuseException", "refresh_token_reused"),
          entry("UnauthorizedException", "refresh_token_invalid"),
          entry("UnsupportedTokenTypeException", "unsupported_token_type"));

  private record Defaults(String notAuthorized, String userNotFound) {}

  /// NotAuthorizedException and UserNotFoundException with a text that nobody knows.
  private static final Map<Operation, Defaults> BY_OPERATION =
      Map.ofEntries(
          entry(Operation.SIGN_UP, new Defaults("not_enabled", "invalid_credentials")),
          entry(Operation.CONFIRM_SIGN_UP, new Defaults("code_mismatch", "code_mismatch")),
          entry(
              Operation.RESEND_CONFIRMATION_CODE,
              new Defaults("reset_not_possible", "user_not_found")),
          entry(Operation.SIGN_IN, new Defaults("invalid_credentials", "invalid_credentials")),
          entry(
              Operation.ANSWER_FIRST_FACTOR,
              new Defaults("invalid_credentials", "invalid_credentials")),
          entry(
              Operation.ANSWER_CHALLENGE,
              new Defaults("invalid_credentials", "invalid_credentials")),
          entry(
              Operation.ASSOCIATE_SOFTWARE_TOKEN,
              new Defaults("invalid_credentials", "challenge_session_invalid")),
          entry(
              Operation.VERIFY_SOFTWARE_TOKEN,
              new Defaults("invalid_credentials", "challenge_session_invalid")),
          entry(Operation.REFRESH, new Defaults("refresh_token_invalid", "refresh_token_invalid")),
          entry(
              Operation.REFRESH_BY_FLOW,
              new Defaults("refresh_token_invalid", "refresh_token_invalid")),
          entry(
              Operation.REVOKE_TOKEN,
              new Defaults("refresh_token_invalid", "refresh_token_invalid")),
          entry(Operation.FORGOT_PASSWORD, new Defaults("reset_not_possible", "user_not_found")),
          entry(Operation.CONFIRM_FORGOT_PASSWORD, new Defaults("code_mismatch", "code_mismatch")),
          entry(Operation.GET_USER, new Defaults("invalid_token", "token_revoked")),
          entry(Operation.GLOBAL_SIGN_OUT, new Defaults("invalid_token", "token_revoked")));

  @ParameterizedTest
  @MethodSource("declaredPairs")
  void everyDeclaredExceptionHasItsCode(Operation operation, String exception) {
    var failure = failure(exception, "a text that nobody has seen yet");
    assertThat(CognitoFailures.declared(operation, failure))
        .as("known, not left to the default")
        .isPresent();
    assertThat(REVEALING.problem(operation, failure).code().code())
        .isEqualTo(expected(operation, exception));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsThatCognitoIsKnownToSayAreUnderstood(
      Operation operation, String exception, String text, String code) {
    assertThat(REVEALING.problem(operation, failure(exception, text)).code().code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @MethodSource("declaredPairs")
  void nothingOfCognitosTextOrRequestLeavesWithTheProblem(Operation operation, String exception) {
    var problem = REVEALING.problem(operation, failure(exception, "mark-secret-text"));
    assertThat(problem).hasNoCause();
    assertThat(problem.getMessage() + problem.detail() + problem.diagnosis() + problem.errors())
        .doesNotContain("mark-secret-text");
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"CONFIRM_SIGN_UP", "CONFIRM_FORGOT_PASSWORD"})
  void concealedConfirmationsTellNothing(Operation operation) {
    for (var telling :
        new String[] {
          "UserNotConfirmedException", "TooManyFailedAttemptsException", "LimitExceededException"
        }) {
      assertThat(CONCEALING.problem(operation, failure(telling, "")).code())
          .isEqualTo(ProblemCode.CODE_MISMATCH);
    }
  }

  @Test
  void concealedSignInTellsNothing() {
    for (var telling :
        new String[] {"UserNotConfirmedException", "PasswordResetRequiredException"}) {
      assertThat(CONCEALING.problem(Operation.SIGN_IN, failure(telling, "")).code())
          .isEqualTo(ProblemCode.INVALID_CREDENTIALS);
    }
  }

  @Test
  void aPasswordRuleIsToldInOurWords() {
    var failure =
        failure(
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough");
    assertThat(REVEALING.problem(Operation.SIGN_UP, failure).detail())
        .contains("The password is too short.");
  }

  @Test
  void attributesThatThePoolRefusesAreNamed() {
    var failure =
        failure(
            INVALID_PARAMETER,
            """
            Attributes did not conform to the schema: name: The attribute is required
            birthdate: The attribute is required
            """);
    var problem = REVEALING.problem(Operation.SIGN_UP, failure);
    assertThat(problem.code()).isEqualTo(ProblemCode.ATTRIBUTE_INVALID);
    assertThat(problem.errors())
        .extracting(error -> error.field())
        .containsExactly("attributes.name", "attributes.birthdate");
  }

  static Stream<Arguments> declaredPairs() {
    return Arrays.stream(Operation.values())
        .flatMap(operation ->
            Arrays.stream(method(operation).getExceptionTypes())
                .filter(CognitoIdentityProviderException.class::isAssignableFrom)
                .filter(type -> type != CognitoIdentityProviderException.class)
                .map(type -> Arguments.of(operation, type.getSimpleName())));
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
            "attribute_invalid"));
  }

  private static String expected(Operation operation, String exception) {
    var defaults = requireNonNull(BY_OPERATION.get(operation));
    return switch (exception) {
      case NOT_AUTHORIZED -> defaults.notAuthorized();
      case "UserNotFoundException" -> defaults.userNotFound();
      default -> requireNonNull(EVERYWHERE.get(exception), exception);
    };
  }

  private static Method method(Operation operation) {
    var name = operation.cognitoName();
    var methodName = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return Arrays.stream(CognitoIdentityProviderClient.class.getMethods())
        .filter(method -> method.getName().equals(methodName))
        .findFirst()
        .orElseThrow();
  }

  /// An exception as the SDK makes it out of the wire's error name.
  private static CognitoIdentityProviderException failure(String exception, String text) {
    return SdkExceptions.make(exception, b -> b.awsErrorDetails(details(exception, text)));
  }

  private static AwsErrorDetails details(String exception, String text) {
    return AwsErrorDetails.builder().errorCode(exception).errorMessage(text).build();
  }
}
