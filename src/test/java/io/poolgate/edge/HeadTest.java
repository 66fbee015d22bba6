package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A HEAD keeps its connection, whatever the answer is.
@ExtendWith(PoolgateExtension.class)
class HeadTest {
  private final URI server;

  HeadTest(PoolgateServer poolgate) {
    server = poolgate.api().server();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/config, 200",
    "/health, 200",
    "/problems, 200",
    "/openapi.yml, 200",
    "/openapi-proxies.yml, 200",
    "/nowhere, 404",
    "/v1/sign-in, 405",
    "/v1/me, 401",
    "/v1/verify, 401",
    "/v1/verify/proxied/x, 401"
  })
  void itsConnectionGoesOn(String path, int status) {
    for (var fields :
        new String[] {
          "HTTP/1.1\r\nHost: x",
          "HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip",
          "HTTP/1.1\r\nHost: x\r\nContent-Length: 0",
          "HTTP/1.1\r\nHost: x\r\nIf-None-Match: *",
          "HTTP/1.0\r\nConnection: keep-alive"
        }) {
      try (var connection = new RawConnection(server)) {
        for (int i = 0; i < 3; i++) {
          var answer = connection.send("HEAD " + path + " " + fields + "\r\n\r\n").receive();
          assertThat(answer.status()).as(fields).isEqualTo(status);
          assertThat(answer.headers()).as("not that of a GET").doesNotContainKey("Content-Length");
        }
        assertThat(connection.get("/v1/config").receive().body()).contains("userPoolId");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1\r\nHost: x\r\nConnection: close', 200",
    "'HTTP/1.0', 200",
    "'HTTP/1.0\r\nConnection: close', 200"
  })
  void unlessTheClientEndsIt(String fields, int status) {
    try (var connection = new RawConnection(server)) {
      assertThat(connection.send("HEAD /v1/config " + fields + "\r\n\r\n").receive().status())
          .isEqualTo(status);
      assertThat(connection.ends()).isTrue();
    }
  }

  @Test
  void oneWithoutAHostIsRefusedOnAConnectionThatGoesOn() {
    try (var connection = new RawConnection(server)) {
      assertThat(connection.send("HEAD /v1/config HTTP/1.1\r\n\r\n").receive().status())
          .isEqualTo(400);
      assertThat(connection.get("/v1/config").receive().status()).isEqualTo(200);
    }
  }
}
