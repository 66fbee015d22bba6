package io.poolgate.edge.connection.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads that are not HTTP/1.1, or that two servers in a row could read in two ways. Each is sent
/// with another request after it, which must not be answered.
@Timeout(60)
@ExtendWith(PoolgateExtension.class)
class Http1FormTest {
  private static final String NEXT = "GET /v1/config HTTP/1.1\r\nHost: x\r\n\r\n";

  private final URI server;

  Http1FormTest(PoolgateServer poolgate) {
    server = poolgate.api().server();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Transfer-Encoding: gzip, chunked\r\nContent-Length: 0",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: ,",
        "Transfer-Encoding:",
        "X : y",
        "X\t: y",
        ": y",
        "X",
        "X: a\u0000b",
        "X: a\rb",
        "X: a\nY: b",
        "X\u0000: y"
      })
  void fieldsThatAreNoneAreRefused(String fields) {
    assertRefused("POST /v1/sign-in HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n", 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health",
        "GET /health HTTP/1.10",
        "GET /health HTTP/1",
        "GET /health HTTP/1.1 x",
        "GET /heal\u0001th HTTP/1.1",
        "GET /heal\u00e9th HTTP/1.1",
        "GET /health#x HTTP/1.1",
        "GET health HTTP/1.1",
        "GET * HTTP/1.1",
        "GET x:80 HTTP/1.1",
        "GET //x/health HTTP/1.1",
        "GET //health HTTP/1.1",
        "GET ftp://x/health HTTP/1.1",
        "GET http://y/health HTTP/1.1",
        "GET http://u@x/health HTTP/1.1",
        "GET http:///health HTTP/1.1",
        "G\u0000T /health HTTP/1.1",
        "G(T /health HTTP/1.1"
      })
  void requestLinesThatAreNoneAreRefused(String line) {
    assertRefused(line + "\r\nHost: x\r\n\r\n", 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1\nHost: x\n\n",
        "GET /health HTTP/1.1\r\n Host: x\r\nHost: x\r\n\r\n",
        "POST /v1/sign-in HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void otherHeadsThatAreNoneAreRefused(String head) {
    assertRefused(head, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip, chunked", "identity", "xchunked", "gzip", "chunked, gzip", "chunked;x=y"})
  void transferCodingsThatAreNotKnownAreNotImplemented(String coding) {
    assertRefused(
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding + "\r\n\r\n", 501);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/3.0", "http/1.1"})
  void otherVersionsAreNotSpoken(String version) {
    assertRefused("GET /health " + version + "\r\nHost: x\r\n\r\n", 505);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /health/liveness HTTP/1.1, x, 200",
    "GET http://x/health/liveness HTTP/1.1, x, 200",
    "GET HTTP://X:80/health/liveness?a=b HTTP/1.1, x:80, 200",
    "GET http://x HTTP/1.1, x, 404",
    "OPTIONS * HTTP/1.1, x, 404",
    "CONNECT x:443 HTTP/1.1, x, 501",
    "TRACE /health HTTP/1.1, x, 405",
    "GET  /health/liveness  HTTP/1.1, x, 200"
  })
  void whatIsHttpIsAnswered(String line, String host, int status) {
    try (var connection = new RawConnection(server)) {
      connection.send(line + "\r\nHost: " + host + "\r\nX: folded\r\n so\r\n\r\n");
      assertThat(connection.receive().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "GETS", "get", "PROPFIND"})
  void methodsThatAreNotKnownAreNotImplemented(String method) {
    try (var connection = new RawConnection(server)) {
      for (var path : new String[] {"/v1/config", "/v1/me", "/nowhere"}) {
        connection.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        var answer = connection.receive();
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body()).contains("not_enabled");
      }
    }
  }

  private void assertRefused(String head, int status) {
    try (var connection = new RawConnection(server)) {
      var answer = connection.send(head + NEXT).receive();
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains(status == 501 ? "not_enabled" : "invalid_request");
      assertThat(connection.ends()).as("and nothing else is answered").isTrue();
    }
  }
}
