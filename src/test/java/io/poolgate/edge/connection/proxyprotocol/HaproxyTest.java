package io.poolgate.edge.connection.proxyprotocol;

import static io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate.ASKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.FreePort;
import io.poolgate.LogLines;
import io.poolgate.Proxy;
import io.poolgate.RawConnection;
import io.poolgate.edge.connection.EncryptedPoolgate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real HAProxy in front, with the configuration of docs/run-in-production.md.
@Timeout(60)
class HaproxyTest {
  private static final String CLIENT = "127.0.0.9";
  private static ProxiedPoolgate poolgate;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Proxy.Program.HAPROXY.require();
    poolgate = ProxiedPoolgate.start(Map.of());
  }

  @AfterAll
  static void stop() {
    if (poolgate != null) {
      poolgate.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send-proxy",
        "send-proxy-v2",
        "send-proxy-v2 proxy-v2-options crc32c,unique-id,authority,ssl,cert-cn,ssl-cipher"
      })
  void theSourceIsTheClientAndItsChecksAreAnswered(String option) throws IOException {
    double before = checks();
    try (var haproxy = haproxy(poolgate, option)) {
      await().until(() -> checks() > before + 2);
      try (var connection = new RawConnection(connect(haproxy))) {
        assertThat(connection.send(ASKING).receive().status()).isEqualTo(202);
        assertThat(poolgate.seen()).isEqualTo(CLIENT);
      }
    }
  }

  @Test
  void tlsIsHandedOn() throws IOException {
    try (var encrypted = EncryptedPoolgate.start(ProxiedPoolgate.PROPERTIES);
        var haproxy =
            haproxy(
                new ProxiedPoolgate(encrypted.server()), "send-proxy-v2 check-ssl verify none")) {
      var plain = connect(haproxy);
      var sockets = encrypted.authority().client().getSocketFactory();
      try (var connection =
          new RawConnection(sockets.createSocket(plain, "localhost", plain.getPort(), true))) {
        assertThat(connection.send(ASKING).receive().status()).isEqualTo(202);
        assertThat(new ProxiedPoolgate(encrypted.server()).seen()).isEqualTo(CLIENT);
      }
    }
  }

  @Test
  void anOperatorIsToldOnceThatItDoesNotSpeakIt() throws IOException {
    try (var log = LogLines.ofErrors();
        var haproxy = haproxy(poolgate, "")) {
      for (int i = 0; i < 2; i++) {
        try (var connection = new RawConnection(connect(haproxy))) {
          assertThat(connection.send(ASKING).ends()).isTrue();
        }
      }
      assertThat(log.news()).filteredOn(line -> line.contains("no PROXY header")).hasSize(1);
    }
  }

  private static double checks() {
    return poolgate
        .server()
        .management()
        .get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("/health/readiness") && line.contains("\"200\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Socket connect(Proxy haproxy) throws IOException {
    return new Socket("127.0.0.1", haproxy.server().getPort(), InetAddress.getByName(CLIENT), 0);
  }

  private Proxy haproxy(ProxiedPoolgate behind, String option) throws IOException {
    int port = FreePort.find();
    var target = "127.0.0.1:" + behind.server().api().server().getPort();
    var configuration =
        Proxy.configurationOf(Path.of("docs", "run-in-production.md"), "haproxy")
            .replace("127.0.0.1:8000", "127.0.0.1:" + port)
            .replace("10.0.0.1:8080", target)
            .replace("10.0.0.2:8080", target)
            .replace("inter 3s", "inter 50ms")
            .replace("send-proxy-v2", option);
    return Proxy.haproxy(folder, port, configuration);
  }
}
