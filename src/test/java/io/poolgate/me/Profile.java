package io.poolgate.me;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import java.util.Map;

/// A signed-in user's attributes: what they are, and requests to change them.
record Profile(Bearer bearer) {
  private static final String PATH = "/v1/me/attributes";

  Map<String, Object> attributes() {
    return bearer.get("/v1/me/profile").map("/attributes");
  }

  Answer change(Map<String, String> attributes) {
    return bearer.patch(PATH, Map.of("attributes", attributes));
  }

  /// @param attributes as JSON
  Answer change(String attributes) {
    return bearer.call("PATCH", PATH).json(body(attributes)).send();
  }

  /// Asks for what departs from the contract.
  ///
  /// @param attributes as JSON
  Answer changeWrongly(String attributes) {
    return bearer.call("PATCH", PATH).json(body(attributes)).wrong().send();
  }

  private static String body(String attributes) {
    return "{\"attributes\":" + attributes + "}";
  }
}
