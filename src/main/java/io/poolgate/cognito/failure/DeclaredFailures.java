package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ALIAS_EXISTS;
import static io.poolgate.problem.ProblemCode.ATTRIBUTE_INVALID;
import static io.poolgate.problem.ProblemCode.BLOCKED;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_EXPIRED;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_INVALID;
import static io.poolgate.problem.ProblemCode.CODE_DELIVERY_FAILED;
import static io.poolgate.problem.ProblemCode.CODE_EXPIRED;
import static io.poolgate.problem.ProblemCode.CODE_MISMATCH;
import static io.poolgate.problem.ProblemCode.CONFLICT;
import static io.poolgate.problem.ProblemCode.DEVICE_EXISTS;
import static io.poolgate.problem.ProblemCode.DEVICE_NOT_FOUND;
import static io.poolgate.problem.ProblemCode.INVALID_CREDENTIALS;
import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.LIMIT_EXCEEDED;
import static io.poolgate.problem.ProblemCode.MFA_NOT_SET_UP;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.PASSKEY_NOT_FOUND;
import static io.poolgate.problem.ProblemCode.PASSKEY_NOT_SUPPORTED;
import static io.poolgate.problem.ProblemCode.PASSKEY_ORIGIN_MISMATCH;
import static io.poolgate.problem.ProblemCode.PASSWORD_POLICY;
import static io.poolgate.problem.ProblemCode.PASSWORD_RESET_REQUIRED;
import static io.poolgate.problem.ProblemCode.PASSWORD_REUSED;
import static io.poolgate.problem.ProblemCode.POOL_MISCONFIGURED;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_INVALID;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_REUSED;
import static io.poolgate.problem.ProblemCode.REJECTED;
import static io.poolgate.problem.ProblemCode.TOKEN_REVOKED;
import static io.poolgate.problem.ProblemCode.TOO_MANY_ATTEMPTS;
import static io.poolgate.problem.ProblemCode.UNSUPPORTED_TOKEN_TYPE;
import static io.poolgate.problem.ProblemCode.UPSTREAM_FAILED;
import static io.poolgate.problem.ProblemCode.UPSTREAM_THROTTLED;
import static io.poolgate.problem.ProblemCode.USERNAME_EXISTS;
import static io.poolgate.problem.ProblemCode.USER_NOT_CONFIRMED;

import io.poolgate.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
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

/// The exceptions that Cognito's operations declare, and what each becomes: exception × operation ×
/// text → code.
final class DeclaredFailures {
  /// A pool that does not track devices says of each of these that it is not configured.
  private static final Set<Operation> ON_DEVICES =
      EnumSet.of(
          Operation.CONFIRM_DEVICE,
          Operation.LIST_DEVICES,
          Operation.UPDATE_DEVICE,
          Operation.FORGET_DEVICE);

  private DeclaredFailures() {}

  /// The code of a failure that the operation declares; empty for one that this version of Poolgate
  /// does not know.
  static Optional<ProblemCode> codeOf(
      Operation operation, CognitoIdentityProviderException failure) {
    return Optional.ofNullable(
        switch (failure) {
          case NotAuthorizedException e -> NotAuthorized.codeOf(operation, FailureTexts.of(e));
          case UserNotFoundException _ -> userNotFound(operation);
          case InvalidParameterException e -> invalidParameter(operation, FailureTexts.of(e));
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
              ON_DEVICES.contains(operation) ? NOT_ENABLED : POOL_MISCONFIGURED;
          case ResourceNotFoundException e -> resourceNotFound(operation, FailureTexts.of(e));
          case ForbiddenException _ -> BLOCKED;
          case OperationNotEnabledException _, UnsupportedOperationException _ -> NOT_ENABLED;
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

  private static ProblemCode userNotFound(Operation operation) {
    return switch (operation) {
      case SIGN_IN, ANSWER_FIRST_FACTOR, ANSWER_CHALLENGE, SIGN_UP -> INVALID_CREDENTIALS;
      case ASSOCIATE_SOFTWARE_TOKEN, VERIFY_SOFTWARE_TOKEN -> CHALLENGE_SESSION_INVALID;
      case CONFIRM_SIGN_UP, CONFIRM_FORGOT_PASSWORD -> CODE_MISMATCH;
      case RESEND_CONFIRMATION_CODE, FORGOT_PASSWORD -> ProblemCode.USER_NOT_FOUND; // never sent
      case REFRESH, REFRESH_BY_FLOW, REVOKE_TOKEN -> REFRESH_TOKEN_INVALID;
      default -> TOKEN_REVOKED; // the user is gone, the token not yet
    };
  }

  private static ProblemCode resourceNotFound(Operation operation, String text) {
    // At a sign-in, too: its device may have been forgotten since.
    if (ON_DEVICES.contains(operation) || text.contains("Device")) {
      return DEVICE_NOT_FOUND;
    }
    return operation == Operation.DELETE_PASSKEY ? PASSKEY_NOT_FOUND : POOL_MISCONFIGURED;
  }

  private static ProblemCode invalidParameter(Operation operation, String text) {
    if (text.contains("flow not enabled")) {
      return POOL_MISCONFIGURED;
    }
    return switch (operation) {
      case SIGN_UP, ANSWER_CHALLENGE ->
          FailureTexts.blamesAttribute(text) ? ATTRIBUTE_INVALID : INVALID_REQUEST;
      // What the contract can check was checked before: it is the attribute that the pool refuses.
      case UPDATE_ATTRIBUTES, DELETE_ATTRIBUTES, SEND_ATTRIBUTE_CODE, VERIFY_ATTRIBUTE ->
          ATTRIBUTE_INVALID;
      case SET_MFA_PREFERENCE -> MFA_NOT_SET_UP;
      case CONFIRM_DEVICE -> text.contains("device key") ? DEVICE_NOT_FOUND : INVALID_REQUEST;
      default -> INVALID_REQUEST;
    };
  }
}
