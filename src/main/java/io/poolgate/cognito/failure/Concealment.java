package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.ALREADY_CONFIRMED;
import static io.poolgate.problem.ProblemCode.CODE_DELIVERY_FAILED;
import static io.poolgate.problem.ProblemCode.CODE_EXPIRED;
import static io.poolgate.problem.ProblemCode.CODE_MISMATCH;
import static io.poolgate.problem.ProblemCode.INVALID_CREDENTIALS;
import static io.poolgate.problem.ProblemCode.LIMIT_EXCEEDED;
import static io.poolgate.problem.ProblemCode.PASSWORD_RESET_REQUIRED;
import static io.poolgate.problem.ProblemCode.TOO_MANY_ATTEMPTS;
import static io.poolgate.problem.ProblemCode.USERNAME_EXISTS;
import static io.poolgate.problem.ProblemCode.USER_NOT_CONFIRMED;

import io.poolgate.problem.ProblemCode;
import java.util.Set;

/// The codes that would tell a stranger that an account exists, and what they become where
/// `poolgate.reveal-existing-users` is false.
public final class Concealment {
  private static final Set<ProblemCode> TELLING_AT_SIGN_IN =
      Set.of(USER_NOT_CONFIRMED, PASSWORD_RESET_REQUIRED);
  private static final Set<ProblemCode> TELLING_AT_CONFIRM =
      Set.of(
          USER_NOT_CONFIRMED,
          TOO_MANY_ATTEMPTS,
          LIMIT_EXCEEDED,
          ALREADY_CONFIRMED,
          CODE_EXPIRED); // what Cognito says of an unknown user's code

  private Concealment() {}

  static ProblemCode conceal(Operation operation, ProblemCode code) {
    return switch (operation) {
      // Cognito answers so even to a wrong proof of PASSWORD_VERIFIER.
      case SIGN_IN, ANSWER_FIRST_FACTOR, ANSWER_CHALLENGE ->
          TELLING_AT_SIGN_IN.contains(code) ? INVALID_CREDENTIALS : code;
      case CONFIRM_SIGN_UP, CONFIRM_FORGOT_PASSWORD ->
          TELLING_AT_CONFIRM.contains(code) ? CODE_MISMATCH : code;
      default -> code;
    };
  }

  /// Whether a failed call is answered like a successful one.
  ///
  /// A resend or forgot hides, in both modes, every failure that depends on the user. A sign-up
  /// that must not reveal users hides a taken name. It also hides a code that could not be
  /// delivered: only a free name is sent one. What is broken for everyone is always told.
  public static boolean answersAsIfDone(Operation operation, ProblemCode code) {
    return code == CODE_DELIVERY_FAILED
        || (operation == Operation.SIGN_UP
            ? code == USERNAME_EXISTS
            : code.status().getCode() < 500);
  }
}
