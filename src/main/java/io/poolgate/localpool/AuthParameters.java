package io.poolgate.localpool;

import java.util.Map;
import java.util.Optional;

/// What a caller gives with one step of a sign-in: Cognito's AuthParameters or ChallengeResponses.
record AuthParameters(Map<String, String> texts) {

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> PoolException.invalidParameter("Missing required parameter " + name));
  }

  /// Empty texts count as absent.
  Optional<String> optional(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }

  /// Leaves the values out: they hold passwords and codes.
  @Override
  public String toString() {
    return "AuthParameters" + texts.keySet();
  }
}
