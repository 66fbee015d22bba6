package io.poolgate.localpool.server;

import io.poolgate.localpool.wire.Json;
import java.util.Map;

/// What goes back over HTTP.
record Answer(int status, Map<String, String> headers, String body) {

  static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body);
  }

  static Answer message(int status, String message) {
    return json(status, Json.write(Map.of("message", message)));
  }

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, "");
  }

  static Answer notAllowed(String methods) {
    return new Answer(
        405,
        Map.of("Content-Type", "application/json", "Allow", methods),
        Json.write(Map.of("message", "Only " + methods + " here")));
  }
}
