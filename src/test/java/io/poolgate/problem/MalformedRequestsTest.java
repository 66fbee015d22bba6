package io.poolgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths, methods and headers that are none, and what is not HTTP at all: each is a problem.
@ExtendWith(PoolgateExtension.class)
class MalformedRequestsTest {
  private final Api api;
  private final RawHttp raw;

  MalformedRequestsTest(PoolgateServer poolgate) {
    api = poolgate.api();
    raw = new RawHttp(api.server());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1", "/v1/nope", "/index.html", "/v1/sign-in/", "/%2e%2e/etc", "/v1/me/x"})
  void anUnknownPathIsNotFound(String path) {
    var answer = api.call("GET", path).wrong().send();
    assertThat(answer.status()).isIn(404, 405);
    assertThat(answer.code()).isNotEmpty();
  }

  @Test
  void aWrongMethodIsToldWhichAreRight() {
    var answer = api.call("GET", "/v1/sign-in").wrong().send();
    assertThat(answer.outcome()).isEqualTo("405 method_not_allowed");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void anAnswerThatIsNotAcceptedIsNotGiven() {
    assertThat(api.call("GET", "/v1/config").header("Accept", "text/html").wrong().send().outcome())
        .isEqualTo("406 not_acceptable");
  }

  @Test
  void headersThatAreTooLargeAreAProblemToo() {
    var answer =
        raw.send("GET /health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 431")
        .contains("headers_too_large")
        .contains("X-Request-Id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n"
      })
  void whatIsNotHttpIsNeverAFaultOfOurs(String bytes) {
    var answer = raw.send(bytes);
    if (!answer.isEmpty()) {
      assertThat(answer).startsWith("HTTP/").doesNotContain(" 500 ").contains("problem+json");
    }
  }
}
