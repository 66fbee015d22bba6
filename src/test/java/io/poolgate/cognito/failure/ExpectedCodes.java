package io.poolgate.cognito.failure;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.Map;

/// The code that each exception of Cognito's must become, by operation: written down once more, for
/// tests.
final class ExpectedCodes {
  private static final String NOT_AUTHORIZED = "NotAuthorizedException";
  private static final String INVALID_PARAMETER = "InvalidParameterException";
  private static final String RESOURCE_NOT_FOUND = "ResourceNotFoundException";
  private static final String NOT_CONFIGURED = "InvalidUserPoolConfigurationException";

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
          entry(NOT_CONFIGURED, "pool_misconfigured"),
          entry(RESOURCE_NOT_FOUND, "pool_misconfigured"),
          entry("DeviceKeyExistsException", "device_exists"),
          entry("WebAuthnNotEnabledException", "not_enabled"),
          entry("WebAuthnConfigurationMissingException", "not_enabled"),
          entry("WebAuthnChallengeNotFoundException", "challenge_session_expired"),
          entry("WebAuthnClientMismatchException", "passkey_origin_mismatch"),
          entry("WebAuthnOriginNotAllowedException", "passkey_origin_mismatch"),
          entry("WebAuthnRelyingPartyMismatchException", "passkey_origin_mismatch"),
          entry("WebAuthnCredentialNotSupportedException", "passkey_not_supported"),
          entry("ForbiddenException", "blocked"),
          entry("OperationNotEnabledException", "not_enabled"),
          entry("FeatureUnavailableInTierException", "not_enabled"),
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
          entry(Operation.CONFIRM_FORGOT_PASSWORD, new Defaults("code_mismatch", "code_mismatch")));

  /// Where a pool tracks no devices it says that it is not configured.
  private static final Map<String, String> ON_DEVICES =
      Map.of(RESOURCE_NOT_FOUND, "device_not_found", NOT_CONFIGURED, "not_enabled");

  private static final Defaults WITH_ACCESS_TOKEN = new Defaults("invalid_token", "token_revoked");

  /// What an exception means of one operation alone.
  private static final Map<Operation, Map<String, String>> SPECIAL =
      Map.ofEntries(
          entry(Operation.UPDATE_ATTRIBUTES, Map.of(INVALID_PARAMETER, "attribute_invalid")),
          entry(Operation.DELETE_ATTRIBUTES, Map.of(INVALID_PARAMETER, "attribute_invalid")),
          entry(Operation.SEND_ATTRIBUTE_CODE, Map.of(INVALID_PARAMETER, "attribute_invalid")),
          entry(Operation.VERIFY_ATTRIBUTE, Map.of(INVALID_PARAMETER, "attribute_invalid")),
          entry(Operation.SET_MFA_PREFERENCE, Map.of(INVALID_PARAMETER, "mfa_not_set_up")),
          entry(Operation.DELETE_PASSKEY, Map.of(RESOURCE_NOT_FOUND, "passkey_not_found")),
          entry(
              Operation.CONFIRM_DEVICE,
              Map.of(
                  RESOURCE_NOT_FOUND,
                  "device_not_found",
                  NOT_CONFIGURED,
                  "not_enabled",
                  "InvalidPasswordException",
                  "invalid_request",
                  "UsernameExistsException",
                  "device_exists")),
          entry(Operation.LIST_DEVICES, ON_DEVICES),
          entry(Operation.UPDATE_DEVICE, ON_DEVICES),
          entry(Operation.FORGET_DEVICE, ON_DEVICES));

  private ExpectedCodes() {}

  /// @param exception its name, such as `NotAuthorizedException`
  static String of(Operation operation, String exception) {
    var defaults = BY_OPERATION.getOrDefault(operation, WITH_ACCESS_TOKEN);
    var special = SPECIAL.getOrDefault(operation, Map.of()).get(exception);
    if (special != null) {
      return special;
    }
    return switch (exception) {
      case NOT_AUTHORIZED -> defaults.notAuthorized();
      case "UserNotFoundException" -> defaults.userNotFound();
      default -> requireNonNull(EVERYWHERE.get(exception), exception);
    };
  }
}
