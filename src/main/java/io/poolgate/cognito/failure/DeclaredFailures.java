package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ALIAS_EXISTS;
import static io.poolgate.problem.ProblemCode.BLOCKED;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_EXPIRED;
import static io.poolgate.problem.ProblemCode.CODE_DELIVERY_FAILED;
import static io.poolgate.problem.ProblemCode.CODE_EXPIRED;
import static io.poolgate.problem.ProblemCode.CODE_MISMATCH;
import static io.poolgate.problem.ProblemCode.CONFLICT;
import static io.poolgate.problem.ProblemCode.DEVICE_EXISTS;
import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.LIMIT_EXCEEDED;
import static io.poolgate.problem.ProblemCode.MFA_NOT_SET_UP;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.PASSKEY_NOT_SUPPORTED;
import static io.poolgate.problem.ProblemCode.PASSKEY_ORIGIN_MISMATCH;
import static io.poolgate.problem.ProblemCode.PASSWORD_POLICY;
import static io.poolgate.problem.ProblemCode.PASSWORD_RESET_REQUIRED;
import static io.poolgate.problem.ProblemCode.PASSWORD_REUSED;
import static io.poolgate.problem.ProblemCode.POOL_MISCONFIGURED;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_INVALID;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_REUSED;
import static io.poolgate.problem.ProblemCode.REJECTED;
import static io.poolgate.problem.ProblemCode.TOO_MANY_ATTEMPTS;
import static io.poolgate.problem.ProblemCode.UNSUPPORTED_TOKEN_TYPE;
import static io.poolgate.problem.ProblemCode.UPSTREAM_FAILED;
import static io.poolgate.problem.ProblemCode.UPSTREAM_THROTTLED;
import static io.poolgate.problem.ProblemCode.USERNAME_EXISTS;
import static io.poolgate.problem.ProblemCode.USER_NOT_CONFIRMED;

import io.poolgate.problem.ProblemCode;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForbiddenException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidEmailRoleAccessPolicyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidSmsRoleAccessPolicyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidSmsRoleTrustRelationshipException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MfaMethodNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OperationNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedOperationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

/// The exceptions that Cognito's operations declare, and the code that each becomes. One that means
/// several things is told apart by [NotAuthorized] and [AmbiguousFailures].
final class DeclaredFailures {
  private DeclaredFailures() {}

  /// The code of a failure that the operation declares; empty for one that this version of Poolgate
  /// does not know.
  static Optional<ProblemCode> codeOf(
      Operation operation, CognitoIdentityProviderException failure) {
    return Optional.ofNullable(
        switch (failure) {
          case NotAuthorizedException e -> NotAuthorized.codeOf(operation, FailureTexts.of(e));
          case UserNotFoundException _ -> AmbiguousFailures.userNotFound(operation);
          case InvalidParameterException e ->
              AmbiguousFailures.invalidParameter(operation, FailureTexts.of(e));
          case UserNotConfirmedException _ -> USER_NOT_CONFIRMED;
          case PasswordResetRequiredException _ -> PASSWORD_RESET_REQUIRED;
          case UsernameExistsException _ ->
              operation == Operation.CONFIRM_DEVICE ? DEVICE_EXISTS : USERNAME_EXISTS;
          case DeviceKeyExistsException _ -> DEVICE_EXISTS;
          case AliasExistsException _ -> ALIAS_EXISTS;
          case MfaMethodNotFoundException _, SoftwareTokenMfaNotFoundException _ -> MFA_NOT_SET_UP;
          case CodeMismatchException _, EnableSoftwareTokenMfaException _ -> CODE_MISMATCH;
          case ConcurrentModificationException _ -> CONFLICT;
          case ExpiredCodeException _ -> CODE_EXPIRED;
          case InvalidPasswordException _ ->
              operation == Operation.CONFIRM_DEVICE ? INVALID_REQUEST : PASSWORD_POLICY;
          case PasswordHistoryPolicyViolationException _ -> PASSWORD_REUSED;
          case UserLambdaValidationException _ -> REJECTED;
          case UnexpectedLambdaException _,
              InvalidLambdaResponseException _,
              InternalErrorException _ ->
              UPSTREAM_FAILED;
          case LimitExceededException _ -> LIMIT_EXCEEDED;
          case TooManyFailedAttemptsException _ -> TOO_MANY_ATTEMPTS;
          case TooManyRequestsException _ -> UPSTREAM_THROTTLED;
          case CodeDeliveryFailureException _ -> CODE_DELIVERY_FAILED;
          case InvalidSmsRoleAccessPolicyException _,
              InvalidSmsRoleTrustRelationshipException _,
              InvalidEmailRoleAccessPolicyException _ ->
              POOL_MISCONFIGURED;
          case InvalidUserPoolConfigurationException _ ->
              AmbiguousFailures.invalidConfiguration(operation);
          case ResourceNotFoundException e ->
              AmbiguousFailures.resourceNotFound(operation, FailureTexts.of(e));
          case ForbiddenException _ -> BLOCKED;
          case OperationNotEnabledException _,
              UnsupportedOperationException _,
              FeatureUnavailableInTierException _ ->
              NOT_ENABLED;
          case WebAuthnOriginNotAllowedException _,
              WebAuthnRelyingPartyMismatchException _,
              WebAuthnClientMismatchException _ ->
              PASSKEY_ORIGIN_MISMATCH;
          case WebAuthnCredentialNotSupportedException _ -> PASSKEY_NOT_SUPPORTED;
          case WebAuthnChallengeNotFoundException _ -> CHALLENGE_SESSION_EXPIRED;
          case WebAuthnNotEnabledException _, WebAuthnConfigurationMissingException _ ->
              NOT_ENABLED;
          case RefreshTokenReuseException _ -> REFRESH_TOKEN_REUSED;
          case UnauthorizedException _ -> REFRESH_TOKEN_INVALID;
          case UnsupportedTokenTypeException _ -> UNSUPPORTED_TOKEN_TYPE;
          default -> null;
        });
  }
}
