package io.poolgate.cognito.wire;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
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

/// The exceptions that Cognito's operations declare, by the name that an answer has for each.
final class DeclaredExceptions {
  private static final Map<String, Supplier<SdkPojo>> BY_NAME =
      Map.ofEntries(
          entry("AliasExistsException", AliasExistsException::builder),
          entry("CodeDeliveryFailureException", CodeDeliveryFailureException::builder),
          entry("CodeMismatchException", CodeMismatchException::builder),
          entry("ConcurrentModificationException", ConcurrentModificationException::builder),
          entry("DeviceKeyExistsException", DeviceKeyExistsException::builder),
          entry("EnableSoftwareTokenMFAException", EnableSoftwareTokenMfaException::builder),
          entry("ExpiredCodeException", ExpiredCodeException::builder),
          entry("FeatureUnavailableInTierException", FeatureUnavailableInTierException::builder),
          entry("ForbiddenException", ForbiddenException::builder),
          entry("InternalErrorException", InternalErrorException::builder),
          entry(
              "InvalidEmailRoleAccessPolicyException",
              InvalidEmailRoleAccessPolicyException::builder),
          entry("InvalidLambdaResponseException", InvalidLambdaResponseException::builder),
          entry("InvalidParameterException", InvalidParameterException::builder),
          entry("InvalidPasswordException", InvalidPasswordException::builder),
          entry(
              "InvalidSmsRoleAccessPolicyException", InvalidSmsRoleAccessPolicyException::builder),
          entry(
              "InvalidSmsRoleTrustRelationshipException",
              InvalidSmsRoleTrustRelationshipException::builder),
          entry(
              "InvalidUserPoolConfigurationException",
              InvalidUserPoolConfigurationException::builder),
          entry("LimitExceededException", LimitExceededException::builder),
          entry("MFAMethodNotFoundException", MfaMethodNotFoundException::builder),
          entry("NotAuthorizedException", NotAuthorizedException::builder),
          entry("OperationNotEnabledException", OperationNotEnabledException::builder),
          entry(
              "PasswordHistoryPolicyViolationException",
              PasswordHistoryPolicyViolationException::builder),
          entry("PasswordResetRequiredException", PasswordResetRequiredException::builder),
          entry("RefreshTokenReuseException", RefreshTokenReuseException::builder),
          entry("ResourceNotFoundException", ResourceNotFoundException::builder),
          entry("SoftwareTokenMFANotFoundException", SoftwareTokenMfaNotFoundException::builder),
          entry("TooManyFailedAttemptsException", TooManyFailedAttemptsException::builder),
          entry("TooManyRequestsException", TooManyRequestsException::builder),
          entry("UnauthorizedException", UnauthorizedException::builder),
          entry("UnexpectedLambdaException", UnexpectedLambdaException::builder),
          entry("UnsupportedOperationException", UnsupportedOperationException::builder),
          entry("UnsupportedTokenTypeException", UnsupportedTokenTypeException::builder),
          entry("UserLambdaValidationException", UserLambdaValidationException::builder),
          entry("UserNotConfirmedException", UserNotConfirmedException::builder),
          entry("UserNotFoundException", UserNotFoundException::builder),
          entry("UsernameExistsException", UsernameExistsException::builder),
          entry("WebAuthnChallengeNotFoundException", WebAuthnChallengeNotFoundException::builder),
          entry("WebAuthnClientMismatchException", WebAuthnClientMismatchException::builder),
          entry(
              "WebAuthnConfigurationMissingException",
              WebAuthnConfigurationMissingException::builder),
          entry(
              "WebAuthnCredentialNotSupportedException",
              WebAuthnCredentialNotSupportedException::builder),
          entry("WebAuthnNotEnabledException", WebAuthnNotEnabledException::builder),
          entry("WebAuthnOriginNotAllowedException", WebAuthnOriginNotAllowedException::builder),
          entry(
              "WebAuthnRelyingPartyMismatchException",
              WebAuthnRelyingPartyMismatchException::builder));

  private DeclaredExceptions() {}

  /// The one of that name; empty where it is none that anything is made of here.
  static Optional<ExceptionMetadata> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name))
        .map(builder ->
            ExceptionMetadata.builder().errorCode(name).exceptionBuilderSupplier(builder).build());
  }
}
