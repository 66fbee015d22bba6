package io.poolgate.cognito.failure;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidEmailRoleAccessPolicyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidSmsRoleAccessPolicyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidSmsRoleTrustRelationshipException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/// What the log says of a failure: the operation, the exception, and what the operator can do. It
/// never quotes the SDK's text, which can hold what the user sent.
final class Diagnosis {
  private Diagnosis() {}

  static String of(Operation operation, SdkException failure) {
    var kind = operation.cognitoName() + " failed with " + failure.getClass().getSimpleName();
    var advice = advice(failure);
    return advice.isEmpty() ? kind : kind + ": " + advice;
  }

  private static String advice(SdkException failure) {
    return switch (failure) {
      case InvalidSmsRoleAccessPolicyException _ ->
          "give the pool's SMS role permission to publish";
      case InvalidSmsRoleTrustRelationshipException _ ->
          "let Cognito assume the pool's SMS role, with its external id";
      case InvalidEmailRoleAccessPolicyException _ ->
          "let Cognito send from the pool's SES identity";
      case InvalidUserPoolConfigurationException _ -> "check the pool's triggers and settings";
      case ResourceNotFoundException _ -> "check COGNITO_USER_POOL_ID and COGNITO_CLIENT_ID";
      case NotAuthorizedException e when FailureTexts.blamesSecret(FailureTexts.of(e)) ->
          "check COGNITO_CLIENT_SECRET";
      case InvalidParameterException e when FailureTexts.of(e).contains("flow not enabled") ->
          "enable the authentication flow for the app client";
      default -> "";
    };
  }
}
