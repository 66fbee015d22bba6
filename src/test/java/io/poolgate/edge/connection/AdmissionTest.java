package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.edge.ClientAddress;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final ClientAddress CLIENTS =
      new ClientAddress(
          new ClientAddress.Configuration(List.of("198.51.100.0/24"), "X-Forwarded-For"));

  @Test
  void oneTooManyIsClosedAndHasRoomWhereAnotherLeaves() {
    try (var poolgate = PoolgateServer.start(Map.of("poolgate.connections.max", 3))) {
      var admitted = IntStream.range(0, 3).mapToObj(_ -> connect(poolgate)).toList();
      admitted.forEach(AdmissionTest::assertServed);
      try (var another = connect(poolgate)) {
        assertThat(another.ends()).isTrue();
      }
      admitted.forEach(AdmissionTest::assertServed);
      for (var probe : new String[] {"/health/liveness", "/health/readiness"}) {
        assertThat(poolgate.management().get(probe).status()).as(probe).isEqualTo(200);
      }
      assertThat(poolgate.management().get("/prometheus").body())
          .contains("poolgate_connections_refused_total 1.0");
      admitted.getFirst().close();
      await().until(() -> isServed(poolgate));
      admitted.forEach(RawConnection::close);
    }
  }

  @Test
  void ofOneAddressThereAreFewer() {
    var limits = limits(100, 2);
    assertThat(admitted(limits, "192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2")).isEqualTo(3);
    assertThat(admitted(limits(100, 0), "192.0.2.1", "192.0.2.1", "192.0.2.1")).isEqualTo(3);
  }

  @Test
  void theAddressesOfAnIpv6NetworkAreOne() {
    assertThat(
            admitted(
                limits(100, 2), "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"))
        .isEqualTo(3);
  }

  @Test
  void aTrustedProxyComesForMany() {
    assertThat(admitted(limits(100, 1), "198.51.100.7", "198.51.100.7", "198.51.100.7"))
        .isEqualTo(3);
    assertThat(admitted(limits(2, 1), "198.51.100.7", "198.51.100.7", "198.51.100.7")).isEqualTo(2);
  }

  private static ConnectionConfiguration limits(int max, int maxPerAddress) {
    return new ConnectionConfiguration(
        max, maxPerAddress, Duration.ZERO, Duration.ZERO, Duration.ZERO, null);
  }

  private static long admitted(ConnectionConfiguration limits, String... addresses) {
    var open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    var port = new EmbeddedChannel(new Admission(limits, CLIENTS, open));
    for (var address : addresses) {
      port.writeInbound(new Peer(address));
    }
    return port.inboundMessages().size();
  }

  private static final class Peer extends EmbeddedChannel {
    private final String address;

    Peer(String address) {
      this.address = address;
    }

    @Override
    public SocketAddress remoteAddress() {
      try {
        return new InetSocketAddress(InetAddress.getByName(address), 1234);
      } catch (UnknownHostException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isServed(PoolgateServer poolgate) {
    try (var connection = connect(poolgate)) {
      assertServed(connection);
      return true;
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  private static void assertServed(RawConnection connection) {
    assertThat(connection.get("/health/liveness").receive().status()).isEqualTo(200);
  }

  private static RawConnection connect(PoolgateServer poolgate) {
    return new RawConnection(poolgate.api().server());
  }
}
