package io.poolgate.edge.connection;

import io.netty.channel.Channel;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.connection.memory.HeldMemory;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.edge.peer.Peer;
import io.poolgate.edge.tls.TlsConfiguration;
import jakarta.inject.Singleton;

/// Counts the connections of this server in [HeldMemory].
@Singleton
final class ConnectionMemory {
  /// What an idle connection takes (measured), and what [Share] may not have reported.
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

  /// Counts it as what its peer is counted as, which has come to be known.
  void recount(Share share, Channel connection) {
    memory.move(share, address(connection));
  }

  /// What all of them hold.
  HeldMemory held() {
    return memory;
  }

  /// What the peer is counted as. A trusted proxy counts by itself.
  private String address(Channel connection) {
    return Peer.of(connection)
        .map(peer -> clients.networkOf(peer).orElseGet(peer::getHostAddress))
        .orElse("");
  }

  /// Closes at once: HTTP/2 would wait for its streams, and TLS for the client to take the closing
  /// alert.
  private static void cut(Channel connection) {
    connection
        .eventLoop()
        .execute(() -> connection.unsafe().close(connection.unsafe().voidPromise()));
  }
}
