package io.poolgate.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.cognito.InputBounds;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import io.poolgate.seal.SealedSession;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the answer fields of the contract into Cognito's ChallengeResponses.
@Singleton
final class ChallengeAnswers {
  /// Who is answering is sealed in the session; a client must not say otherwise.
  private static final Set<String> OURS = Set.of("USERNAME", "SECRET_HASH");

  private final InputBounds bounds;
  private final ObjectMapper json;

  ChallengeAnswers(InputBounds bounds, ObjectMapper json) {
    this.bounds = bounds;
    this.json = json;
  }

  /// @param challenge the challenge that the session is of
  /// @throws ProblemException `challenge_answer_missing`, or `invalid_request` for an answer that
  ///   cannot be right or belongs to another challenge
  Map<String, String> of(String challenge, ChallengeRequest request, SealedSession session) {
    var given = request.given();
    AnswerForm.of(challenge, request).check(given.keySet());
    if (request.choice() != null && !session.options().contains(request.choice())) {
      throw ProblemException.invalidField("choice", Reason.INVALID_VALUE);
    }
    var responses = new HashMap<String, String>();
    if (session.deviceKey() != null) {
      responses.put("DEVICE_KEY", session.deviceKey());
    }
    put(responses, challenge + "_CODE", request.code());
    put(responses, "NEW_PASSWORD", request.newPassword());
    put(responses, "ANSWER", request.choice());
    put(responses, "PASSWORD", request.password());
    put(responses, "DEVICE_KEY", request.deviceKey());
    put(responses, "ANSWER", request.answer());
    if (request.srpA() != null) {
      responses.put("SRP_A", SrpPublicValue.publicValue(request.srpA()));
    }
    if (request.srp() != null) {
      responses.putAll(request.srp().responses());
    }
    if (request.credential() != null) {
      responses.put("CREDENTIAL", credential(request.credential()));
    }
    if (challenge.equals(AnswerForm.NEW_PASSWORD_REQUIRED)) {
      responses.putAll(attributes(request, session.options()));
    }
    if (request.answers() != null) {
      responses.putAll(passedThrough(request.answers()));
    }
    return responses;
  }

  private Map<String, String> attributes(ChallengeRequest request, List<String> required) {
    var attributes = bounds.attributes(request.attributes(), required);
    for (var name : required) {
      if (!attributes.containsKey(name)) {
        throw AnswerForm.missing("attributes." + name);
      }
    }
    var responses = new HashMap<String, String>();
    attributes.forEach((name, value) -> responses.put("userAttributes." + name, value));
    return responses;
  }

  /// The browser's PublicKeyCredential (WebAuthn §5.1, `toJSON`), of an assertion.
  private String credential(Map<String, Object> credential) {
    if (!"public-key".equals(credential.get("type"))
        || !(credential.get("id") instanceof String id && !id.isEmpty())
        || !(credential.get("response") instanceof Map<?, ?> response
            && response.get("clientDataJSON") instanceof String
            && response.get("authenticatorData") instanceof String
            && response.get("signature") instanceof String)) {
      throw ProblemException.invalidField("credential", Reason.INVALID_VALUE);
    }
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

  private static void put(Map<String, String> responses, String name, @Nullable String value) {
    if (value != null) {
      responses.put(name, value);
    }
  }
}
