package io.poolgate.signin;

import io.poolgate.cognito.InputBounds;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.SealedSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns the answer fields of the contract into Cognito's ChallengeResponses.
final class ChallengeAnswers {
  static final String NEW_PASSWORD_REQUIRED = "NEW_PASSWORD_REQUIRED";

  /// Who is answering is sealed in the session; a client must not say otherwise.
  private static final Set<String> OURS = Set.of("USERNAME", "SECRET_HASH");

  private ChallengeAnswers() {}

  /// @throws ProblemException `challenge_answer_missing`, or `invalid_request` for an answer that
  ///   belongs to another challenge
  static Map<String, String> of(
      ChallengeRequest request, SealedSession session, InputBounds bounds) {
    return NEW_PASSWORD_REQUIRED.equals(session.challenge())
        ? newPassword(request, session, bounds)
        : passedThrough(request);
  }

  private static Map<String, String> newPassword(
      ChallengeRequest request, SealedSession session, InputBounds bounds) {
    if (request.answers() != null) {
      throw ProblemException.invalidField("answers", Reason.NOT_ALLOWED);
    }
    if (request.newPassword() == null) {
      throw missing("newPassword");
    }
    var attributes = bounds.attributes(request.attributes(), session.options());
    for (var name : session.options()) {
      if (!attributes.containsKey(name)) {
        throw missing("attributes." + name);
      }
    }
    var answers = new HashMap<String, String>();
    answers.put("NEW_PASSWORD", request.newPassword());
    attributes.forEach((name, value) -> answers.put("userAttributes." + name, value));
    return answers;
  }

  private static Map<String, String> passedThrough(ChallengeRequest request) {
    if (request.newPassword() != null) {
      throw ProblemException.invalidField("newPassword", Reason.NOT_ALLOWED);
    }
    if (request.attributes() != null) {
      throw ProblemException.invalidField("attributes", Reason.NOT_ALLOWED);
    }
    var answers = request.answers();
    if (answers == null || answers.isEmpty()) {
      throw missing("answers");
    }
    for (var name : OURS) {
      if (answers.containsKey(name)) {
        throw ProblemException.invalidField("answers." + name, Reason.NOT_ALLOWED);
      }
    }
    return answers;
  }

  private static ProblemException missing(String field) {
    return new ProblemException(ProblemCode.CHALLENGE_ANSWER_MISSING)
        .withErrors(List.of(FieldError.of(field, Reason.REQUIRED)));
  }
}
