package io.poolgate.edge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an `Accept` gets (RFC 9110 §12.5.1).
@ExtendWith(PoolgateExtension.class)
class AcceptTest {
  private static final int LONGEST = 15_000;

  private final PoolgateServer poolgate;

  AcceptTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-16",
        "application/json;profile=\"text/html,;q=0\"",
        "application/json;version=2;q=0.1",
        "application/json ; q=0.001",
        "application/json;q=.2",
        "application/json;q=yes",
        "application/problem+json",
        "application/problem+json, */*;q=0",
        "application/problem+json;q=0, */*",
        "application/*",
        "application/*;q=0.1, text/html",
        "application/json, application/*;q=0",
        "*/*",
        "*/*;q=0.1",
        "*/*;charset=utf-16",
        "*",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json, text/plain, */*",
        "text/html\r\nAccept: application/json",
        "application/json;charset=utf-16;q=0, */*",
        "application/json;q=0, application/json;q=0.5",
        "",
        ",",
        ", ,application/json,",
        "json",
        ";;",
        "\"",
        "text html",
        "application/"
      })
  void jsonIsGiven(String accept) {
    assertThat(get("/v1/config", accept))
        .startsWith("http/1.1 200")
        .contains("\r\ncontent-type: application/json\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/html, garbage",
        "text/*",
        "text/json",
        "application/xml",
        "application/jsonp",
        "application/*+json",
        "application/hal+json",
        "application/json;q=0",
        "application/json;q=0.000",
        "application/json;Q=0",
        "application/json;q=0, */*",
        "application/json;q=0, application/problem+json",
        "*/*\r\nAccept: application/json;q=0",
        "application/*;q=0, */*",
        "application/json;charset=utf-8;q=0",
        "*/*;q=0"
      })
  void jsonIsRefusedWhereNothingLeavesIt(String accept) {
    assertThat(get("/v1/config", accept))
        .startsWith("http/1.1 406")
        .contains("\r\ncontent-type: application/problem+json\r\n", "not_acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "application/yaml, 200",
    "text/yaml, 200",
    "application/x-yaml;q=0.5, 200",
    "application/*, 200",
    "application/problem+json, 200",
    "'application/json, */*', 200",
    "'application/yaml;q=0, */*', 406",
    "application/json, 406",
    "text/*, 406"
  })
  void theContractIsYaml(String accept, int status) {
    assertThat(get("/openapi.yml", accept))
        .startsWith("http/1.1 " + status)
        .contains(
            "\r\ncontent-type: "
                + (status == 200 ? "application/yaml\r\n" : "application/problem+json\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 200",
    "text/plain;version=1.0.0, 200",
    "text/*, 200",
    "'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1', 200",
    "application/openmetrics-text;version=1.0.0, 406",
    "application/json, 406"
  })
  void metricsArePlainText(String accept, int status) {
    var answer = poolgate.management().call("GET", "/prometheus").header("Accept", accept).send();
    assertThat(answer.status()).isEqualTo(status);
    if (status == 200) {
      assertThat(answer.header("Content-Type")).hasValue("text/plain; version=0.0.4");
    }
  }

  /// Which method, path or origin it is comes first.
  @Test
  void whatIsWrongOtherwiseIsSaid() {
    assertThat(get("/v1/sign-in", "text/html")).startsWith("http/1.1 405");
    assertThat(get("/nowhere", "text/html")).startsWith("http/1.1 404");
    assertThat(get("/v1/me", "application/json")).startsWith("http/1.1 401");
    assertThat(get("/v1/verify", "text/html")).startsWith("http/1.1 401");
  }

  @Test
  void noLongOneIsTooMuch() {
    for (var part : new String[] {",", ";", "\"", "a/b;", "*/*,", "a/b;c=\"\\\"", "q=0;", " "}) {
      var answer = get("/v1/config", part.repeat(LONGEST / part.length()));
      assertThat(answer).as(part).matches("(?s)http/1.1 (200|406).*");
    }
  }

  private String get(String path, String accept) {
    return new RawHttp(poolgate.api().server())
        .send(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: %s\r\n\r\n"
                .formatted(path, accept))
        .toLowerCase(Locale.ROOT);
  }
}
