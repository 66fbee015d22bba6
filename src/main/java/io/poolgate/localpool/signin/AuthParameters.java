package io.poolgate.localpool.signin;

import io.poolgate.localpool.wire.PoolException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What a client sends with one step of a sign-in: Cognito's AuthParameters or ChallengeResponses.
record AuthParameters(Map<String, String> texts) {

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> PoolException.invalidParameter("Missing required parameter " + name));
  }

  /// Empty texts count as absent.
  Optional<String> optional(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }

  /// The choice that `ANSWER` names.
  <C extends Enum<C>> C choice(Collection<C> choices) {
    String answer = required("ANSWER");
    return choices.stream()
        .filter(choice -> choice.name().equals(answer))
        .findFirst()
        .orElseThrow(() -> PoolException.invalidParameter("ANSWER is not one of the choices."));
  }

  /// Leaves the values out: they hold passwords and codes.
  @Override
  public String toString() {
    return "AuthParameters" + texts.keySet();
  }
}
