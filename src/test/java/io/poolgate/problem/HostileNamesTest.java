package io.poolgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of fields that a client made up, which the answer repeats: it stays small, and JSON.
@ExtendWith(PoolgateExtension.class)
class HostileNamesTest {
  private static final String NOT_JSON = "The body is not valid JSON in UTF-8.";
  private static final String OWL = "\ud83e\udd89";

  private final Api api;

  HostileNamesTest(PoolgateServer poolgate) {
    api = poolgate.api();
  }

  static Stream<String> names() {
    return Stream.of(
        "x".repeat(50_000),
        "x".repeat(127) + OWL + "x",
        "x" + OWL.repeat(10_000),
        "\\u0000",
        "\\n'",
        "\\u0041".repeat(10_000),
        "\ufdfa".repeat(20_000),
        "\u0130".repeat(30_000),
        "a.b[0]",
        "");
  }

  @ParameterizedTest
  @MethodSource("names")
  void anUnknownNameIsToldInFewBytes(String name) {
    assertThat(reason("/v1/sign-in", "{\"" + name + "\":1}")).isEqualTo("unknown_field");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNameGivenTwiceIsToldInFewBytes(String name) {
    var twice = "{\"session\":\"x\",\"credential\":{\"%1$s\":1,\"%1$s\":2}}".formatted(name);
    var reason = twice.getBytes(StandardCharsets.UTF_8).length > 64 * 1024 ? "" : "duplicate_field";
    assertThat(reason("/v1/sign-in/challenge", twice)).isEqualTo(reason);
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAttributeOfThatNameIsToldInFewBytes(String name) {
    var body = "{\"username\":\"a\",\"attributes\":{\"" + name + "\":\"x\"}}";
    assertThat(reason("/v1/sign-up", body)).isIn("too_long", "too_short", "not_allowed");
  }

  /// RFC 7493 §2.1: nobody can encode one. Jackson refuses a name with one.
  @ParameterizedTest
  @ValueSource(strings = {"\\ud83e", "\\udd89", "\\udd89\\ud83e", "x\\ud83ex"})
  void aNameWithALoneSurrogateIsNoJson(String name) {
    var bodies =
        List.of(
            "{\"" + name + "\":1}",
            "{\"username\":\"a\",\"clientMetadata\":{\"" + name + "\":\"x\"}}");
    for (var body : bodies) {
      var answer = api.call("POST", "/v1/sign-in").json(body).wrong().send();
      assertThat(answer.outcome()).isEqualTo("400 invalid_request");
      assertThat(answer.text("/errors/0/code")).isEmpty();
      assertThat(answer.text("/detail")).isEqualTo(NOT_JSON);
    }
  }

  private String reason(String path, String body) {
    var answer = api.call("POST", path).json(body).wrong().send();
    assertThat(answer.outcome()).isIn("400 invalid_request", "413 payload_too_large");
    assertThat(answer.body().length()).isLessThan(2000);
    assertThat(answer.text("/errors/0/field").length()).isLessThanOrEqualTo(129);
    return answer.text("/errors/0/code");
  }
}
