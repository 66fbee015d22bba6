package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.Http2Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a preflight is answered with where it allows nothing, and what is none.
class PreflightTest {
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(
          Map.of(
              "poolgate.edge.h2c",
              true,
              "poolgate.allowed-origins",
              "https://app.example.com,capacitor://localhost"));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, /v1/me, GET",
    "ionic://localhost, /v1/me, GET",
    "http://192.168.1.6:8100, /v1/me, GET",
    "null, /v1/me, DELETE",
    "null, /nowhere, GET",
    "'', /v1/me, GET",
    "https://app.example.com, /v1/me, PUT",
    "https://app.example.com, /v1/me, FOO",
    "https://app.example.com, /nowhere, GET",
    "capacitor://localhost, /v1/sign-in, GET",
    "capacitor://localhost, /v1/me, TRACE"
  })
  void aRefusedPreflightIsAnEmpty403(String origin, String path, String method) {
    var answer =
        send(
            "OPTIONS %s HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nAccess-Control-Request-Method: %s"
                .formatted(path, origin, method));
    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .containsIgnoringCase("\r\ncontent-length: 0\r\n")
        .doesNotContainIgnoringCase("access-control-")
        .doesNotContainIgnoringCase("allow:")
        .endsWith("\r\n\r\n");
    assertThat(overHttp2(origin, path, method)).isEqualTo("403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "capacitor://localhost",
        "https://evil.example",
        "null"
      })
  void whatIsNoPreflightIsToldWhichMethodsThereAre(String origin) {
    assertThat(send("OPTIONS /v1/me HTTP/1.1\r\nHost: x\r\nOrigin: " + origin))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("\r\nallow: ")
        .contains("method_not_allowed");
  }

  private static String send(String head) {
    return new RawHttp(POOLGATE.api().server()).send(head + "\r\nConnection: close\r\n\r\n");
  }

  /// Status and body of a preflight.
  private static String overHttp2(String origin, String path, String method) {
    var server = POOLGATE.api().server();
    try (var connection = new RawHttp2(new Socket(server.getHost(), server.getPort()))) {
      var fields =
          Http2Fields.of(
              "OPTIONS", path, "origin", origin, "access-control-request-method", method);
      var answer = connection.settings().headers(1, true, fields).answer(1);
      return answer.status() + " " + answer.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
