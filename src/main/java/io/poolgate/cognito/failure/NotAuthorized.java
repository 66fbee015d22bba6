package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ALREADY_CONFIRMED;
import static io.poolgate.problem.ProblemCode.ATTRIBUTE_INVALID;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_EXPIRED;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_INVALID;
import static io.poolgate.problem.ProblemCode.CODE_MISMATCH;
import static io.poolgate.problem.ProblemCode.INSUFFICIENT_SCOPE;
import static io.poolgate.problem.ProblemCode.INVALID_CREDENTIALS;
import static io.poolgate.problem.ProblemCode.INVALID_TOKEN;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.POOL_MISCONFIGURED;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_INVALID;
import static io.poolgate.problem.ProblemCode.RESET_NOT_POSSIBLE;
import static io.poolgate.problem.ProblemCode.TEMPORARY_PASSWORD_EXPIRED;
import static io.poolgate.problem.ProblemCode.TOKEN_EXPIRED;
import static io.poolgate.problem.ProblemCode.TOKEN_REVOKED;
import static io.poolgate.problem.ProblemCode.TOO_MANY_ATTEMPTS;
import static io.poolgate.problem.ProblemCode.USER_DISABLED;

import io.poolgate.problem.ProblemCode;

/// `NotAuthorizedException`, which Cognito uses for a dozen things. Its text tells them apart;
/// where the text is unknown, the operation's most likely meaning counts.
final class NotAuthorized {
  private NotAuthorized() {}

  static ProblemCode codeOf(Operation operation, String text) {
    if (FailureTexts.blamesSecret(text)) {
      return POOL_MISCONFIGURED;
    }
    return switch (operation) {
      case SIGN_UP ->
          FailureTexts.blamesAttribute(text)
              ? ATTRIBUTE_INVALID
              : NOT_ENABLED; // "SignUp is not permitted for this user pool"
      case CONFIRM_SIGN_UP ->
          text.contains("status is CONFIRMED") ? ALREADY_CONFIRMED : CODE_MISMATCH;
      case RESEND_CONFIRMATION_CODE, FORGOT_PASSWORD -> RESET_NOT_POSSIBLE; // concealed
      case CONFIRM_FORGOT_PASSWORD -> CODE_MISMATCH;
      case SIGN_IN, ANSWER_FIRST_FACTOR -> atSignIn(text, INVALID_CREDENTIALS);
      case ANSWER_CHALLENGE, ASSOCIATE_SOFTWARE_TOKEN, VERIFY_SOFTWARE_TOKEN ->
          atSignIn(text, USER_DISABLED);
      case REFRESH, REFRESH_BY_FLOW, REVOKE_TOKEN ->
          text.contains("User is disabled") ? USER_DISABLED : REFRESH_TOKEN_INVALID;
      case CHANGE_PASSWORD -> atPasswordChange(text);
      case UPDATE_ATTRIBUTES, DELETE_ATTRIBUTES ->
          FailureTexts.blamesAttribute(text) ? ATTRIBUTE_INVALID : withAccessToken(text);
      default -> withAccessToken(text);
    };
  }

  /// @param disabled what a disabled user learns: nothing, before they have proved a factor
  private static ProblemCode atSignIn(String text, ProblemCode disabled) {
    if (text.contains("Password attempts exceeded")) {
      return TOO_MANY_ATTEMPTS;
    }
    if (text.contains("User is disabled")) {
      return disabled;
    }
    if (text.contains("Temporary password has expired")) {
      return TEMPORARY_PASSWORD_EXPIRED;
    }
    if (text.contains("session is expired")) {
      return CHALLENGE_SESSION_EXPIRED;
    }
    return text.contains("Invalid session") ? CHALLENGE_SESSION_INVALID : INVALID_CREDENTIALS;
  }

  /// Cognito checks the current password as it does at a sign-in, and locks the user as it does
  /// there.
  private static ProblemCode atPasswordChange(String text) {
    if (text.contains("Password attempts exceeded")) {
      return TOO_MANY_ATTEMPTS;
    }
    return text.contains("Incorrect username or password")
        ? INVALID_CREDENTIALS
        : withAccessToken(text);
  }

  private static ProblemCode withAccessToken(String text) {
    if (text.contains("revoked")) {
      return TOKEN_REVOKED;
    }
    if (text.contains("expired")) {
      return TOKEN_EXPIRED;
    }
    if (text.contains("User is disabled")) {
      return USER_DISABLED;
    }
    return text.contains("scope") ? INSUFFICIENT_SCOPE : INVALID_TOKEN;
  }
}
