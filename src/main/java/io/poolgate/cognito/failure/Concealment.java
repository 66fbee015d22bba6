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

/// Which codes would tell a stranger that an account exists, and what is said instead where
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
      // PASSWORD_VERIFIER says it to a wrong proof, too.
      case SIGN_IN, ANSWER_FIRST_FACTOR, ANSWER_CHALLENGE ->
          TELLING_AT_SIGN_IN.contains(code) ? INVALID_CREDENTIALS : code;
      case CONFIRM_SIGN_UP, CONFIRM_FORGOT_PASSWORD ->
          TELLING_AT_CONFIRM.contains(code) ? CODE_MISMATCH : code;
      default -> code;
    };
  }

  /// Whether a call that failed is answered like a successful one. A sign-up, where existing users
  /// are not revealed: nobody is sent a code whose name is taken, so that one which cannot be
  /// delivered tells that it was free. A resend or forgot, in both modes: all that depends on the
  /// user. What is broken for everyone is told.
  public static boolean answersAsIfDone(Operation operation, ProblemCode code) {
    return code == CODE_DELIVERY_FAILED
        || (operation == Operation.SIGN_UP
            ? code == USERNAME_EXISTS
            : code.status().getCode() < 500);
  }
}
