package io.poolgate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/// What the server answered.
public record Answer(HttpResponse<String> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  /// A text in the body, by JSON pointer.
  public String text(String pointer) {
    return json().at(pointer).asText();
  }

  /// The problem's code, empty for an answer that is none.
  public String code() {
    return header("Content-Type").filter("application/problem+json"::equals).isPresent()
        ? text("/code")
        : "";
  }

  /// Status and code in one word, such as `401 invalid_credentials`.
  public String outcome() {
    return (status() + " " + code()).strip();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }
}
