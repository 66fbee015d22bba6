package io.poolgate.edge.connection;

import io.netty.channel.Channel;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.connection.memory.HeldMemory;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.edge.tls.TlsConfiguration;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/// Counts the connections of this server in [HeldMemory].
@Singleton
final class ConnectionMemory {
  /// What a connection takes on which nothing is asked, measured, and what [Share] may not have
  /// told.
  private static final int PLAIN = 3_500 + Share.SLACK;

  private static final int ENCRYPTED = 12_000 + Share.SLACK;

  private final HeldMemory memory;
  private final ClientAddress clients;
  private final int own;

  ConnectionMemory(ConnectionConfiguration limits, ClientAddress clients, TlsConfiguration tls) {
    this.memory = new HeldMemory(limits.budget());
    this.clients = clients;
    this.own = tls.listener().isPresent() ? ENCRYPTED : PLAIN;
  }

  /// Begins to count what a connection holds, until it is closed.
  Share share(Channel connection) {
    var share = memory.open(address(connection), own, () -> cut(connection));
    connection.closeFuture().addListener(_ -> memory.close(share));
    return share;
  }

  /// What all of them hold.
  HeldMemory held() {
    return memory;
  }

  /// What the peer is counted as, a trusted proxy by itself.
  private String address(Channel connection) {
    return connection.remoteAddress() instanceof InetSocketAddress peer
        ? clients.networkOf(peer.getAddress()).orElseGet(peer.getAddress()::getHostAddress)
        : "";
  }

  /// At once: HTTP/2 would wait for its streams, and TLS for its last words to be taken.
  private static void cut(Channel connection) {
    connection
        .eventLoop()
        .execute(() -> connection.unsafe().close(connection.unsafe().voidPromise()));
  }
}
