package io.poolgate;

import java.util.List;
import java.util.Map;

/// A signed-in user's front end: every request carries the access token.
public record Bearer(Api api, String token) {

  public Api.Call call(String method, String path) {
    return api.call(method, path).bearer(token);
  }

  public Answer get(String path) {
    return call("GET", path).send();
  }

  public Answer post(String path) {
    return call("POST", path).send();
  }

  public Answer post(String path, Map<String, ?> fields) {
    return call("POST", path).json(fields).send();
  }

  public Answer put(String path, Map<String, ?> fields) {
    return call("PUT", path).json(fields).send();
  }

  public Answer patch(String path, Map<String, ?> fields) {
    return call("PATCH", path).json(fields).send();
  }

  public Answer delete(String path) {
    return call("DELETE", path).send();
  }

  /// Has the pool ask for these second factors, and for no others.
  public Answer turnOn(String... factors) {
    return put("/v1/me/mfa", Map.of("enabled", List.of(factors)));
  }
}
