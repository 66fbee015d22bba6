package io.poolgate.edge.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Who is at the other end of a connection: the address that it comes from, or the one that a
/// trusted proxy names before anything else on it (the PROXY protocol).
public final class Peer {
  private static final AttributeKey<InetAddress> NAMED = AttributeKey.valueOf("poolgate.peer");

  private Peer() {}

  /// Empty where it has no such address.
  public static Optional<InetAddress> of(Channel connection) {
    var named = connection.attr(NAMED).get();
    if (named != null) {
      return Optional.of(named);
    }
    return connection.remoteAddress() instanceof InetSocketAddress peer
        ? Optional.of(peer.getAddress())
        : Optional.empty();
  }

  /// Who has sent a request.
  public static InetAddress of(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? of(netty.getChannelHandlerContext().channel())
            .orElseGet(() -> request.getRemoteAddress().getAddress())
        : request.getRemoteAddress().getAddress();
  }

  /// Believes a trusted proxy.
  ///
  /// @param address written out; an IPv4 address inside an IPv6 one is that IPv4 address
  public static void name(Channel connection, String address) {
    try {
      byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
      connection.attr(NAMED).set(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address", e);
    }
  }
}
