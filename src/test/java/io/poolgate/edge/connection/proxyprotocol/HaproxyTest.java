package io.poolgate.edge.connection.proxyprotocol;

import static io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate.ASKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.FreePort;
import io.poolgate.LogLines;
import io.poolgate.PoolgateServer;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real HAProxy in front, with the configuration of docs/behind-a-proxy.md.
@Timeout(60)
@Tag("long")
class HaproxyTest {
  private static final Path PAGE = Path.of("docs", "behind-a-proxy.md");
  private static final String UNSPOKEN = "no PROXY header";
  private static final String CLIENT = "127.0.0.9";

  /// HAProxy gives a server up at its first failed check.
  private static final String OFTEN = "check inter 50ms ";

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
    double before = checks(poolgate.server());
    try (var haproxy = haproxy(poolgate, OFTEN + option)) {
      await().until(() -> checks(poolgate.server()) > before + 2);
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
                new ProxiedPoolgate(encrypted.server()),
                "check inter 10s check-ssl verify none send-proxy-v2")) {
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
  void itSpeaksHttp2InClear() throws IOException {
    var properties =
        Map.<String, Object>of(
            "poolgate.edge.h2c", true, "poolgate.edge.trusted-proxies", "127.0.0.1");
    int port = FreePort.find();
    try (var server = PoolgateServer.start(properties);
        var haproxy = Proxy.haproxy(folder, port, http2(port, server));
        var connection = new RawConnection(connect(haproxy))) {
      double checked = checks(server);
      await().until(() -> checks(server) > checked + 2);
      assertThat(connection.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(new ProxiedPoolgate(server).seen()).isEqualTo(CLIENT);
    }
  }

  private static String http2(int port, PoolgateServer server) {
    var configuration = Proxy.configurationOf(PAGE, "## HTTP/2 from the proxy", "haproxy");
    return adapted(configuration, port, server, OFTEN + "proto h2");
  }

  @Test
  void anOperatorIsToldOnceThatItDoesNotSpeakIt() throws IOException {
    try (var fresh = ProxiedPoolgate.start(Map.of());
        var log = LogLines.ofErrors();
        var haproxy = haproxy(fresh, "weight 1")) {
      for (int i = 0; i < 2; i++) {
        try (var connection = new RawConnection(connect(haproxy))) {
          assertThat(connection.send(ASKING).ends()).isTrue();
        }
      }
      await().until(() -> log.lines().stream().anyMatch(line -> line.contains(UNSPOKEN)));
      assertThat(log.lines()).filteredOn(line -> line.contains(UNSPOKEN)).hasSize(1);
    }
  }

  private static double checks(PoolgateServer server) {
    return server
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

  private Proxy haproxy(ProxiedPoolgate behind, String servers) throws IOException {
    int port = FreePort.find();
    var configuration = Proxy.configurationOf(PAGE, "haproxy");
    return Proxy.haproxy(folder, port, adapted(configuration, port, behind.server(), servers));
  }

  /// @param servers what holds for them, in the place of the page's intervals
  private static String adapted(
      String configuration, int port, PoolgateServer behind, String servers) {
    var target = "127.0.0.1:" + behind.api().server().getPort();
    return configuration
        .replace("127.0.0.1:8000", "127.0.0.1:" + port)
        .replace("10.0.0.1:8080", target)
        .replace("10.0.0.2:8080", target)
        .replace("timeout connect 1s", "timeout connect 20s\n    timeout check 20s")
        .replaceFirst("default-server .*", "default-server " + servers);
  }
}
