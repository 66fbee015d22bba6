package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ATTRIBUTE_INVALID;
import static io.poolgate.problem.ProblemCode.CHALLENGE_SESSION_INVALID;
import static io.poolgate.problem.ProblemCode.CODE_MISMATCH;
import static io.poolgate.problem.ProblemCode.DEVICE_NOT_FOUND;
import static io.poolgate.problem.ProblemCode.INVALID_CREDENTIALS;
import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.MFA_NOT_SET_UP;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.PASSKEY_NOT_FOUND;
import static io.poolgate.problem.ProblemCode.POOL_MISCONFIGURED;
import static io.poolgate.problem.ProblemCode.REFRESH_TOKEN_INVALID;
import static io.poolgate.problem.ProblemCode.TOKEN_REVOKED;

import io.poolgate.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Set;

/// Exceptions whose meaning depends on the operation.
final class AmbiguousFailures {
  private static final Set<Operation> ON_DEVICES =
      EnumSet.of(
          Operation.CONFIRM_DEVICE,
          Operation.LIST_DEVICES,
          Operation.UPDATE_DEVICE,
          Operation.FORGET_DEVICE);

  private AmbiguousFailures() {}

  static ProblemCode userNotFound(Operation operation) {
    return switch (operation) {
      case SIGN_IN, ANSWER_FIRST_FACTOR, ANSWER_CHALLENGE, SIGN_UP -> INVALID_CREDENTIALS;
      case ASSOCIATE_SOFTWARE_TOKEN, VERIFY_SOFTWARE_TOKEN -> CHALLENGE_SESSION_INVALID;
      case CONFIRM_SIGN_UP, CONFIRM_FORGOT_PASSWORD -> CODE_MISMATCH;
      case RESEND_CONFIRMATION_CODE, FORGOT_PASSWORD -> ProblemCode.USER_NOT_FOUND; // concealed
      case REFRESH, REFRESH_BY_FLOW, REVOKE_TOKEN -> REFRESH_TOKEN_INVALID;
      default -> TOKEN_REVOKED; // the user is gone, the token not yet
    };
  }

  static ProblemCode resourceNotFound(Operation operation, String text) {
    // A sign-in can say it too: its device may have been forgotten since.
    if (ON_DEVICES.contains(operation) || text.contains("Device")) {
      return DEVICE_NOT_FOUND;
    }
    return operation == Operation.DELETE_PASSKEY ? PASSKEY_NOT_FOUND : POOL_MISCONFIGURED;
  }

  static ProblemCode invalidParameter(Operation operation, String text) {
    if (text.contains("flow not enabled")) {
      return POOL_MISCONFIGURED;
    }
    return switch (operation) {
      case SIGN_UP, ANSWER_CHALLENGE ->
          FailureTexts.blamesAttribute(text) ? ATTRIBUTE_INVALID : INVALID_REQUEST;
      // The contract has checked the rest: only the attribute is left for the pool to refuse.
      case UPDATE_ATTRIBUTES, DELETE_ATTRIBUTES, SEND_ATTRIBUTE_CODE, VERIFY_ATTRIBUTE ->
          ATTRIBUTE_INVALID;
      case SET_MFA_PREFERENCE -> MFA_NOT_SET_UP;
      case CONFIRM_DEVICE -> text.contains("device key") ? DEVICE_NOT_FOUND : INVALID_REQUEST;
      default -> INVALID_REQUEST;
    };
  }

  /// A pool that does not track devices gives this answer to every operation on devices.
  static ProblemCode invalidConfiguration(Operation operation) {
    return ON_DEVICES.contains(operation) ? NOT_ENABLED : POOL_MISCONFIGURED;
  }
}
