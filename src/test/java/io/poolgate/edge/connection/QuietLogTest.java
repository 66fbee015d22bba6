package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.LogLines;
import io.poolgate.RawConnection;
import io.poolgate.edge.telemetry.CapturedLines;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients of HTTP/1.1, or of nothing, that go away while answers are due, break off, or send what
/// is nothing: they are no news, and fill no log.
@Timeout(60)
class QuietLogTest {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());
  private static final byte[] SIGN_IN =
      credentials(newEmail(), newPassword()).getBytes(StandardCharsets.UTF_8);

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @BeforeAll
  static void slowPool() {
    POOLGATE.server().pool().faults().on("InitiateAuth").delay(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "garbage", "broken TLS"})
  void anHttp1ClientIsNoNews(String way) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = CapturedLines.listen();
        var client = connect("http/1.1")) {
      var requests = POOLGATE.server().pool().requests();
      long before = requests.count("InitiateAuth");
      var json = new String(SIGN_IN, StandardCharsets.UTF_8);
      new RawConnection(client.tls()).post("/v1/sign-in", json).post("/v1/sign-in", json);
      await().until(() -> requests.count("InitiateAuth") > before); // what is under way may be lost
      client.leave(way);
      await().until(() -> !access.lines().isEmpty());
      assertThat(log.news()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0003\u0000\u0004abcd",
        "\u0016\u0003",
        ""
      })
  void aClientWithoutTlsIsNoNews(String text) throws IOException {
    try (var log = LogLines.ofErrors();
        var served = connect("http/1.1")) {
      for (int linger = -1; linger <= 0; linger++) {
        try (var socket = new Socket("localhost", POOLGATE.server().api().server().getPort())) {
          socket.setSoLinger(linger == 0, 0);
          socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      for (int i = 0; i < 3; i++) { // after the server has seen to the others
        assertThat(new RawConnection(served.tls()).get("/health/liveness").receive().status())
            .isEqualTo(200);
      }
      assertThat(log.news()).isEmpty();
    }
  }

  private static LeavingClient connect(String protocol) throws IOException {
    return LeavingClient.connect(POOLGATE.server().api().server(), POOLGATE.authority(), protocol);
  }
}
