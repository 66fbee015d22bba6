package io.poolgate.edge.connection.http2;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import io.poolgate.edge.telemetry.BodySizes;
import java.util.Optional;

/// The sizes of the bodies that an HTTP/2 connection sends, stream by stream, where each one waits
/// for its turn.
record Http2BodySizes(Http2Connection connection, Http2Exchanges exchanges) implements BodySizes {

  /// A stream that is gone had an answer without a body: with one, it would still be there.
  @Override
  public long of(NettyHttpRequest<?> request) {
    return stream(connection, request)
        .map(exchanges::of)
        .map(Http2Exchange::answerWeight)
        .orElse(0L);
  }

  /// The one that a request came on, while it is there.
  static Optional<Http2Stream> stream(Http2Connection connection, NettyHttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get(ExtensionHeaderNames.STREAM_ID.text()))
        .map(id -> connection.stream(Integer.parseInt(id)));
  }
}
