package io.poolgate.edge.connection.http2;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import io.poolgate.edge.BodySizes;

/// The sizes of the bodies that an HTTP/2 connection sends, stream by stream, where each one waits
/// for its turn.
record Http2BodySizes(Http2Connection connection, Http2Exchanges exchanges) implements BodySizes {

  /// A stream that is gone had an answer without a body: with one, it would still be there.
  @Override
  public long of(NettyHttpRequest<?> request) {
    var id = request.getHeaders().get(ExtensionHeaderNames.STREAM_ID.text());
    var stream = id == null ? null : connection.stream(Integer.parseInt(id));
    var exchange = stream == null ? null : exchanges.of(stream);
    return exchange == null ? 0 : exchange.answerWeight();
  }
}
