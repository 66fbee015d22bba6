package io.poolgate.localpool.server;

import io.poolgate.localpool.wire.Json;
import java.util.Map;

/// What goes back over HTTP.
record HttpAnswer(int status, Map<String, String> headers, String body) {

  static HttpAnswer json(int status, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body);
  }

  static HttpAnswer message(int status, String message) {
    return json(status, Json.write(Map.of("message", message)));
  }

  static HttpAnswer empty(int status, Map<String, String> headers) {
    return new HttpAnswer(status, headers, "");
  }

  static HttpAnswer notAllowed(String methods) {
    return new HttpAnswer(
        405,
        Map.of("Content-Type", "application/json", "Allow", methods),
        Json.write(Map.of("message", "Only " + methods + " here")));
  }
}
