package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The management port beside a public one with TLS: HTTP/1.1, and nothing else.
class ManagementPortTest {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void http2InClearIsNotSpoken() {
    try (var connection = connect()) {
      connection
          .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
      assertThat(connection.receive().status()).isEqualTo(505);
      assertThat(connection.ends()).isTrue();
    }
  }

  @Test
  void noUpgradeToItIsTaken() {
    try (var connection = connect()) {
      for (int i = 0; i < 2; i++) {
        connection.send(
            "GET /prometheus HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
        assertThat(connection.receive().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void noUpgradeWithABodyIsTaken() {
    try (var connection = connect()) {
      connection.send(
          "POST /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(connection.receive().status()).isEqualTo(405);
      assertThat(connection.get("/health").receive().status()).isEqualTo(200);
    }
  }

  /// Many at the one port take no place at the other, whose places are as many.
  @Test
  void itHasABoundOfItsOwn() {
    try (var poolgate = PoolgateServer.start(Map.of("poolgate.connections.max", 2))) {
      var management = poolgate.management().server();
      try (var one = new RawConnection(management);
          var two = new RawConnection(management);
          var tooMany = new RawConnection(management);
          var open = new RawConnection(poolgate.api().server())) {
        assertThat(one.get("/health/liveness").receive().status()).isEqualTo(200);
        assertThat(two.get("/health/readiness").receive().status()).isEqualTo(200);
        assertThat(tooMany.ends()).isTrue();
        assertThat(open.get("/health/liveness").receive().status()).isEqualTo(200);
      }
    }
  }

  private static RawConnection connect() {
    return new RawConnection(POOLGATE.server().management().server());
  }
}
