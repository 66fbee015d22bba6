package io.poolgate.edge.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.peer.Peer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Limits how many connections a port has, in all and of one address: an attacker needs many
/// addresses to take the places of all others. A connection too many is closed before anything is
/// set up for it.
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {
  private final int max;
  private final int maxPerNetwork;
  private final AtomicInteger admitted = new AtomicInteger();
  private final ConcurrentMap<String, Integer> byNetwork = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private final ClientAddress clients;
  private final ChannelGroup open;

  /// @param open takes those that are let in
  Admission(ConnectionConfiguration limits, ClientAddress clients, ChannelGroup open) {
    this.clients = clients;
    this.open = open;
    this.max = limits.max();
    this.maxPerNetwork = limits.maxPerAddress() == 0 ? Integer.MAX_VALUE : limits.maxPerAddress();
  }

  long refused() {
    return refused.sum();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var connection = (Channel) message;
    var network = network(connection);
    if (!enter(network)) {
      refused.increment();
      connection.unsafe().closeForcibly();
      return;
    }
    open.add(connection);
    connection.closeFuture().addListener(_ -> leave(network));
    context.fireChannelRead(message);
  }

  /// Counts a trusted proxy's connection as one of the peer that the proxy has named.
  ///
  /// @return whether that one may have it
  boolean recount(Channel connection) {
    var network = network(connection);
    boolean fits = count(network);
    connection.closeFuture().addListener(_ -> uncount(network));
    if (!fits) {
      refused.increment();
    }
    return fits;
  }

  private boolean enter(Optional<String> network) {
    int all = admitted.incrementAndGet();
    boolean fits = count(network);
    if (all > max || !fits) {
      leave(network);
      return false;
    }
    return true;
  }

  private void leave(Optional<String> network) {
    admitted.decrementAndGet();
    uncount(network);
  }

  private boolean count(Optional<String> network) {
    return network.map(name -> byNetwork.merge(name, 1, Integer::sum)).orElse(0) <= maxPerNetwork;
  }

  private void uncount(Optional<String> network) {
    network.ifPresent(
        name -> byNetwork.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1));
  }

  private Optional<String> network(Channel connection) {
    return Peer.of(connection).flatMap(clients::networkOf);
  }
}
