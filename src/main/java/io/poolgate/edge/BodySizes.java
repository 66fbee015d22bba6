package io.poolgate.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.AttributeKey;

/// How many bytes of a body were sent in answer to a request: as they went out, which is not what
/// was answered where it was compressed, or to a HEAD.
public interface BodySizes {
  /// Where a connection has its own.
  AttributeKey<BodySizes> OF_CONNECTION = AttributeKey.valueOf("poolgate.body-sizes");

  /// The size of the answer that was just written; asked for once.
  long of(NettyHttpRequest<?> request);

  /// The size of the answer that was just written to this request; 0 where nobody counts.
  static long sent(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      var sizes = netty.getChannelHandlerContext().channel().attr(OF_CONNECTION).get();
      return sizes == null ? 0 : sizes.of(netty);
    }
    return 0;
  }
}
