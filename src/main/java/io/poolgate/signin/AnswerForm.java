package io.poolgate.signin;

import io.poolgate.cognito.signin.AnswerField;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.List;
import java.util.Map;

/// Checks that an answer has the fields of its challenge, and no others.
final class AnswerForm {
  private AnswerForm() {}

  /// Refuses an answer that lacks a field, or has one that belongs to another challenge.
  ///
  /// @param allowed the fields of the challenge's answer
  /// @param given the answer's fields that are there, by name
  /// @throws ProblemException `invalid_request` for fields that belong to another answer,
  ///   `challenge_answer_missing`
  static void check(List<AnswerField> allowed, Map<String, Object> given) {
    var surplus =
        given.keySet().stream()
            .filter(name -> allowed.stream().noneMatch(field -> allows(field, name, given)))
            .map(name -> FieldError.of(name, Reason.NOT_ALLOWED))
            .toList();
    if (!surplus.isEmpty()) {
      throw ProblemException.invalidFields(surplus);
    }
    for (var field : allowed) {
      if (field.required() && !given.containsKey(field.name())) {
        throw missing(field.name());
      }
    }
  }

  private static boolean allows(AnswerField field, String name, Map<String, Object> given) {
    return field.name().equals(name)
        && (field.choice().isEmpty() || field.choice().equals(given.get("choice")));
  }

  /// The problem of an answer without this field.
  static ProblemException missing(String field) {
    return new ProblemException(ProblemCode.CHALLENGE_ANSWER_MISSING)
        .withErrors(List.of(FieldError.of(field, Reason.REQUIRED)));
  }
}
