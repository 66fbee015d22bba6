package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ATTRIBUTE_INVALID;
import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.PASSWORD_POLICY;

import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// What each failure of Cognito becomes: exception × operation × text → problem.
@Singleton
public final class CognitoFailures {
  private final boolean revealExistingUsers;

  CognitoFailures(DisclosureConfiguration disclosure) {
    this.revealExistingUsers = disclosure.revealExistingUsers();
  }

  /// The problem that a failed call ends in. It does not carry the SDK's exception, whose text and
  /// request can hold what the user sent.
  public ProblemException problem(Operation operation, SdkException failure) {
    if (!(failure instanceof CognitoIdentityProviderException answer)) {
      return new ProblemException(TransportFailures.codeOf(failure))
          .withDiagnosis(Diagnosis.of(operation, failure));
    }
    var code =
        DeclaredFailures.codeOf(operation, answer)
            .orElseGet(() -> TransportFailures.undeclared(answer));
    var problem =
        new ProblemException(revealExistingUsers ? code : Concealment.conceal(operation, code))
            .withDiagnosis(Diagnosis.of(operation, answer));
    return switch (problem.code()) {
      case PASSWORD_POLICY -> problem.withDetail(FailureTexts.passwordRule(answer));
      case ATTRIBUTE_INVALID, INVALID_REQUEST ->
          problem.withErrors(FailureTexts.refusedFields(operation, answer));
      default -> problem;
    };
  }
}
