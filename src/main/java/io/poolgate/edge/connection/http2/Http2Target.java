package io.poolgate.edge.connection.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.poolgate.edge.connection.request.RepeatedTarget;

/// Cuts off the target that a proxy repeats in a request of HTTP/2.
final class Http2Target extends Http2FrameListenerDecorator {
  private final RepeatedTarget repeated;

  Http2Target(RepeatedTarget repeated, Http2FrameListener next) {
    super(next);
    this.repeated = repeated;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean endOfStream)
      throws Http2Exception {
    cut(headers);
    super.onHeadersRead(
        context, stream, headers, dependency, weight, exclusive, padding, endOfStream);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int padding,
      boolean endOfStream)
      throws Http2Exception {
    cut(headers);
    super.onHeadersRead(context, stream, headers, padding, endOfStream);
  }

  /// Of two paths, which a proxy might read in two ways, both are left for [Http2Form] to refuse.
  private void cut(Http2Headers headers) {
    var paths = headers.getAll(Http2Headers.PseudoHeaderName.PATH.value());
    if (paths.size() == 1) {
      var path = paths.getFirst().toString();
      var cut = repeated.withoutClients(path);
      if (!cut.equals(path)) {
        headers.path(cut);
      }
    }
  }
}
