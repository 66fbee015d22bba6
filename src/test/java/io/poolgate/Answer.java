package io.poolgate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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

  /// A list of texts in the body, by JSON pointer.
  public List<String> texts(String pointer) {
    return json().at(pointer).valueStream().map(JsonNode::asText).toList();
  }

  /// A member of each object in a list in the body, by JSON pointer.
  public List<String> texts(String pointer, String member) {
    return json().at(pointer).valueStream().map(object -> object.path(member).asText()).toList();
  }

  /// An object in the body, by JSON pointer.
  public Map<String, Object> map(String pointer) {
    return JSON.convertValue(json().at(pointer), new TypeReference<>() {});
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

  /// What is wrong with the request, as `field reason`.
  public List<String> errors() {
    return json()
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asText() + " " + error.path("code").asText())
        .toList();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }
}
