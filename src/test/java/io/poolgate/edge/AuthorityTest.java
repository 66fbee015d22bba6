package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which host a request of HTTP/1.1 names.
@ExtendWith(PoolgateExtension.class)
class AuthorityTest {
  private final URI server;

  AuthorityTest(PoolgateServer poolgate) {
    server = poolgate.api().server();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Host: x\r\nHost: x",
        "Host: x\r\nhost: y",
        "Host:",
        "Host: a b",
        "Host: a,b",
        "Host: x/",
        "Host: x@y",
        "Host: http://x",
        "Host: x:port",
        "Host: x:99999",
        "Host: :80",
        "Host: [::1",
        "Host: [x]",
        "Host: [::1]x",
        "Host: x%2Fy",
        "Host: caf\u00e9"
      })
  void noHostOrNoneThatIsOneIsRefused(String fields) {
    for (var path : new String[] {"/v1/config", "/nowhere"}) {
      var answer = get(path, "HTTP/1.1", fields);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("invalid_request");
      assertThat(answer.headers()).containsKeys("X-Request-Id", "X-Content-Type-Options");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "X.example.com.",
        "x:80",
        "x:",
        "10.0.0.1:8080",
        "[::1]",
        "[::ffff:10.0.0.1]:1"
      })
  void aHostIsTaken(String host) {
    assertThat(get("/v1/config", "HTTP/1.1", "Host: " + host).status()).isEqualTo(200);
  }

  /// An absolute target names a host, too, but takes the place of none (RFC 9112 §3.2).
  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Host: x\r\nHost: x", "Host: y", "Host:"})
  void anAbsoluteTargetNeedsAHostAsWell(String fields) {
    assertThat(get("http://x/v1/config", "HTTP/1.1", fields).status()).isEqualTo(400);
    assertThat(get("http://x/v1/config", "HTTP/1.1", "Host: x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Host: x\r\nHost: x"})
  void nothingIsAnsweredWithoutOne(String fields) {
    for (var line :
        new String[] {
          "OPTIONS /v1/sign-in", "OPTIONS *", "CONNECT x:443", "FOO /", "POST /v1/sign-in"
        }) {
      try (var connection = new RawConnection(server)) {
        connection.send(
            line
                + " HTTP/1.1\r\nOrigin: https://x\r\nAccess-Control-Request-Method: POST\r\n"
                + fields
                + "\r\n\r\n");
        assertThat(connection.receive().status()).as(line).isEqualTo(400);
      }
    }
  }

  /// HAProxy's checks have none.
  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Host: x"})
  void http10MayHaveNone(String fields) {
    assertThat(get("/health/readiness", "HTTP/1.0", fields).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: x\r\nHost: x", "Host: a b", "Host:"})
  void butNeitherTwoNorABadOne(String fields) {
    assertThat(get("/health/readiness", "HTTP/1.0", fields).status()).isEqualTo(400);
  }

  private RawConnection.Received get(String path, String version, String fields) {
    try (var connection = new RawConnection(server)) {
      return connection
          .send("GET " + path + " " + version + "\r\n" + fields + "\r\n\r\n")
          .receive();
    }
  }
}
