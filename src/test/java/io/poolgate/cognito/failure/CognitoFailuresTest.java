package io.poolgate.cognito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.problem.ProblemCode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Walks every operation and every exception that the SDK declares for it.
class CognitoFailuresTest {
  private static final CognitoFailures REVEALING =
      new CognitoFailures(new DisclosureConfiguration(true));
  private static final CognitoFailures CONCEALING =
      new CognitoFailures(new DisclosureConfiguration(false));

  @ParameterizedTest
  @MethodSource("declaredPairs")
  void everyDeclaredExceptionHasItsCode(Operation operation, String exception) {
    var failure = SdkExceptions.said(exception, "a text that nobody has seen yet");
    assertThat(DeclaredFailures.codeOf(operation, failure))
        .as("known, not left to the default")
        .isPresent();
    assertThat(REVEALING.problem(operation, failure).code().code())
        .isEqualTo(ExpectedCodes.of(operation, exception));
  }

  @ParameterizedTest
  @MethodSource("declaredPairs")
  void nothingOfCognitosTextOrRequestLeavesWithTheProblem(Operation operation, String exception) {
    var problem = REVEALING.problem(operation, SdkExceptions.said(exception, "mark-secret-text"));
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
      assertThat(CONCEALING.problem(operation, SdkExceptions.said(telling, "")).code())
          .isEqualTo(ProblemCode.CODE_MISMATCH);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"SIGN_IN", "ANSWER_FIRST_FACTOR", "ANSWER_CHALLENGE"})
  void concealedSignInTellsNothing(Operation operation) {
    for (var telling :
        new String[] {"UserNotConfirmedException", "PasswordResetRequiredException"}) {
      assertThat(CONCEALING.problem(operation, SdkExceptions.said(telling, "")).code())
          .isEqualTo(ProblemCode.INVALID_CREDENTIALS);
    }
  }

  static Stream<Arguments> declaredPairs() {
    return Arrays.stream(Operation.values())
        .flatMap(operation ->
            Arrays.stream(method(operation).getExceptionTypes())
                .filter(CognitoIdentityProviderException.class::isAssignableFrom)
                .filter(type -> type != CognitoIdentityProviderException.class)
                .map(type -> Arguments.of(operation, type.getSimpleName())));
  }

  private static Method method(Operation operation) {
    var name = operation.cognitoName();
    var methodName = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return Arrays.stream(CognitoIdentityProviderClient.class.getMethods())
        .filter(method -> method.getName().equals(methodName))
        .findFirst()
        .orElseThrow();
  }
}
