package io.poolgate.edge.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/// How many bytes of a body were sent in answer to a request: those that went out, which are fewer
/// than the answer's where it was compressed, and none for a HEAD.
public interface BodySizes {
  /// The attribute in which a connection keeps its own.
  AttributeKey<BodySizes> OF_CONNECTION = AttributeKey.valueOf("poolgate.body-sizes");

  /// The size of the answer that was just written. It may be asked for once.
  long of(NettyHttpRequest<?> request);

  /// Leaves out the answer that was just written, whose size is known.
  default void skip() {}

  /// Leaves it out on a connection.
  static void skip(Channel connection) {
    var sizes = connection.attr(OF_CONNECTION).get();
    if (sizes != null) {
      sizes.skip();
    }
  }

  /// The size of the answer that was just written to this request; 0 where nobody counts.
  static long sent(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      var sizes = netty.getChannelHandlerContext().channel().attr(OF_CONNECTION).get();
      return sizes == null ? 0 : sizes.of(netty);
    }
    return 0;
  }
}
