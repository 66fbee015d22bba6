package io.poolgate.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.PasskeyResponse;
import io.poolgate.cognito.signin.AnswerField;
import io.poolgate.cognito.signin.ChallengeType;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.SealedSession;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the answer fields of the contract into Cognito's ChallengeResponses, by the names that
/// [ChallengeType] has for them.
@Singleton
final class ChallengeAnswers {
  /// The session knows who is answering; a client must not say otherwise.
  private static final Set<String> OURS = Set.of("USERNAME", "SECRET_HASH");

  private final InputBounds bounds;
  private final ObjectMapper json;

  ChallengeAnswers(InputBounds bounds, ObjectMapper json) {
    this.bounds = bounds;
    this.json = json;
  }

  /// The responses to the challenge that a session waits for.
  ///
  /// @throws ProblemException `challenge_answer_missing`, or `invalid_request` for an answer that
  ///   cannot be right or belongs to another challenge
  Map<String, String> of(ChallengeRequest request, SealedSession session) {
    var fields = ChallengeType.answerOf(session.challenge().name());
    var given = request.given();
    AnswerForm.check(fields, given);
    if (request.choice() != null && !session.challenge().listed().contains(request.choice())) {
      throw ProblemException.invalidField("choice", Reason.INVALID_VALUE);
    }
    var responses = new HashMap<String, String>();
    if (session.context().deviceKey() != null) {
      responses.put("DEVICE_KEY", session.context().deviceKey());
    }
    for (var field : fields) {
      // Attributes that the pool requires are missed even where none was sent.
      if (given.containsKey(field.name()) || field.name().equals("attributes")) {
        responses.putAll(responses(field, request, session));
      }
    }
    return responses;
  }

  private Map<String, String> responses(
      AnswerField field, ChallengeRequest request, SealedSession session) {
    return switch (field.name()) {
      case "srp" -> named(field, requireGiven(request.srp()).inOrder());
      case "srpA" -> named(field, List.of(SrpPublicValue.checked(requireGiven(request.srpA()))));
      case "credential" -> named(field, List.of(credential(requireGiven(request.credential()))));
      case "attributes" -> attributes(field, request, session.challenge().listed());
      case "answers" -> passedThrough(requireGiven(request.answers()));
      default -> named(field, List.of(String.valueOf(request.given().get(field.name()))));
    };
  }

  private static <T> T requireGiven(@Nullable T value) {
    return Objects.requireNonNull(value, "checked above");
  }

  /// The field's parts under Cognito's names; nothing where Cognito has no name for it.
  private static Map<String, String> named(AnswerField field, List<String> parts) {
    var responses = new HashMap<String, String>();
    for (int i = 0; i < field.cognitoNames().size(); i++) {
      responses.put(field.cognitoNames().get(i), parts.get(i));
    }
    return responses;
  }

  private Map<String, String> attributes(
      AnswerField field, ChallengeRequest request, List<String> required) {
    var attributes = bounds.attributes(request.attributes(), required);
    for (var name : required) {
      if (!attributes.containsKey(name)) {
        throw AnswerForm.missing("attributes." + name);
      }
    }
    var prefix = field.cognitoNames().getFirst();
    var responses = new HashMap<String, String>();
    attributes.forEach((name, value) -> responses.put(prefix + name, value));
    return responses;
  }

  private String credential(Map<String, Object> credential) {
    PasskeyResponse.AUTHENTICATION.check(credential);
    try {
      return json.writeValueAsString(credential);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written as JSON", e);
    }
  }

  private static Map<String, String> passedThrough(Map<String, String> answers) {
    if (answers.isEmpty()) {
      throw AnswerForm.missing("answers");
    }
    for (var name : OURS) {
      if (answers.containsKey(name)) {
        throw ProblemException.invalidField("answers." + name, Reason.NOT_ALLOWED);
      }
    }
    return answers;
  }
}
