package io.poolgate.edge.connection.proxyprotocol;

import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.binary;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.padded;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.Api;
import io.poolgate.RawConnection;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the sources of one proxy's connections may have, each by itself.
@Timeout(60)
class SourcesTest {
  private static final int MOST = 20;
  private static final ProxiedPoolgate POOLGATE =
      ProxiedPoolgate.start(
          Map.of(
              "poolgate.connections.request-timeout",
              "1h",
              "poolgate.connections.max-per-address",
              MOST,
              "poolgate.connections.memory",
              1 << 20));

  /// One for all questions: each connection that stays open counts.
  private static final Api MANAGEMENT = POOLGATE.server().management();

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void eachHasItsOwnNumberOfConnections() {
    var many = IntStream.range(0, MOST).mapToObj(_ -> connect("192.0.2.1")).toList();
    many.forEach(SourcesTest::assertServed);
    double refused = MANAGEMENT.metric("poolgate_connections_refused_total");
    try (var oneMore = connect("192.0.2.1");
        var other = connect("192.0.2.2");
        var stranger = POOLGATE.stranger()) {
      assertThat(oneMore.ends()).isTrue();
      assertServed(other);
      assertServed(stranger);
      assertThat(MANAGEMENT.metric("poolgate_connections_refused_total")).isEqualTo(refused + 1);
    }
    many.getFirst().close();
    await().until(() -> isServed("192.0.2.1"));
    many.forEach(RawConnection::close);
  }

  @Test
  void theProxyItselfHasAnyNumber() {
    var local =
        Stream.generate(() -> POOLGATE.proxy().send(binary("20000000"))).limit(MOST + 5).toList();
    local.forEach(SourcesTest::assertServed);
    local.forEach(RawConnection::close);
  }

  /// Counted together, the first one here would be the heaviest of the proxy's.
  @Test
  void whatOneHoldsIsNoFaultOfTheOthers() {
    try (var modest = almostWhole("192.0.2.3", 64_000)) {
      var greedy = Stream.generate(() -> almostWhole("192.0.2.4", 60_000)).limit(MOST).toList();
      await().until(() -> MANAGEMENT.metric("poolgate_connections_shed_total") > 0);
      assertThat(modest.send("x").receive().status()).isEqualTo(400);
      greedy.forEach(RawConnection::close);
    }
  }

  @Test
  void whatHasComeOfAHeaderIsCounted() {
    await().until(() -> held() < 100_000);
    double before = held();
    var part = Arrays.copyOf(padded("c0000205", 4_000), 3_900);
    var waiting = Stream.generate(() -> POOLGATE.proxy().send(part)).limit(10).toList();
    await().until(() -> held() > before + 10 * 9_000);
    waiting.forEach(RawConnection::close);
    await().until(() -> held() < before + 9_000);
  }

  private static double held() {
    return MANAGEMENT.metric("poolgate_connections_memory_bytes");
  }

  private static RawConnection connect(String source) {
    return POOLGATE.proxy().send(text("PROXY TCP4 " + source + " 10.0.0.1 51312 443"));
  }

  private static RawConnection almostWhole(String source, int length) {
    return connect(source)
        .send(
            "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n\r\n"
                + "x".repeat(length - 1));
  }

  private static boolean isServed(String source) {
    try (var connection = connect(source)) {
      assertServed(connection);
      return true;
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  private static void assertServed(RawConnection connection) {
    assertThat(connection.get("/health/liveness").receive().status()).isEqualTo(200);
  }
}
