package io.poolgate.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.ChallengeType;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a challenge asks for, in the words of the contract.
@Singleton
final class ChallengeDescription {
  private final ObjectMapper json;

  ChallengeDescription(ObjectMapper json) {
    this.json = json;
  }

  /// What the challenge says of itself; null where that is nothing. A challenge that the pool's
  /// triggers made, or that this version does not know, shows its parameters as they came.
  @Nullable Map<String, Object> parameters(Challenge challenge) {
    var parameters =
        challenge
            .type()
            .flatMap(ChallengeType::shownParameters)
            .map(shown -> renamed(challenge, shown))
            .orElseGet(() -> passedThrough(challenge.parameters()));
    return parameters.isEmpty() ? null : parameters;
  }

  /// Where a code went, for challenges that sent one.
  static @Nullable CodeDelivery delivery(Challenge challenge) {
    var parameters = challenge.parameters();
    var destination = parameters.get("CODE_DELIVERY_DESTINATION");
    return destination == null
        ? null
        : new CodeDelivery(destination, parameters.get("CODE_DELIVERY_DELIVERY_MEDIUM"), null);
  }

  /// All but the user name, which is in the session.
  private static Map<String, Object> passedThrough(Map<String, String> given) {
    var parameters = new HashMap<String, Object>(given);
    parameters.remove("USERNAME");
    return parameters;
  }

  private Map<String, Object> renamed(Challenge challenge, Map<String, String> shown) {
    var renamed = new HashMap<String, Object>();
    shown.forEach((cognitoName, name) -> {
      var value = challenge.parameters().get(cognitoName);
      if (name.equals("requiredAttributes")) {
        renamed.put(name, challenge.listed());
      } else if (value != null) {
        boolean isJson = name.equals("credentialRequestOptions");
        renamed.put(name, isJson ? credentialRequest(value) : value);
      }
    });
    return renamed;
  }

  /// What the browser's `navigator.credentials.get` takes: JSON, which Cognito sends in a string.
  private Object credentialRequest(String options) {
    try {
      return json.readTree(options);
    } catch (JsonProcessingException e) {
      return options;
    }
  }
}
