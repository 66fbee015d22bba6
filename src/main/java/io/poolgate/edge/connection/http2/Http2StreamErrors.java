package io.poolgate.edge.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.poolgate.edge.connection.request.RepeatedTarget;
import io.poolgate.edge.connection.request.RequestTarget;

/// Resets the stream of a malformed request (RFC 9113 §8.1.1), and no other. Netty would take a
/// failure of the handlers behind this one for a fault of the connection, on which other requests
/// are under way.
final class Http2StreamErrors extends Http2FrameListenerDecorator {
  private final Http2Connection connection;
  private final Http2Exchanges exchanges;
  private final RepeatedTarget targets;

  Http2StreamErrors(
      Http2Connection connection,
      Http2Exchanges exchanges,
      RepeatedTarget targets,
      Http2FrameListener requests) {
    super(requests);
    this.connection = connection;
    this.exchanges = exchanges;
    this.targets = targets;
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
    onHeadersRead(context, stream, headers, padding, endOfStream);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int padding,
      boolean endOfStream)
      throws Http2Exception {
    if (isTrailer(stream)) {
      if (endOfStream) { // for the handlers behind, which drop trailers, and the end with them
        onDataRead(context, stream, Unpooled.EMPTY_BUFFER, 0, true);
      }
      return;
    }
    cutOffRepeatedTarget(headers);
    if (!Http2Form.isRequest(headers)) {
      throw Http2Exception.streamError(stream, Http2Error.PROTOCOL_ERROR, "not a request");
    }
    if (Http2Form.isAsterisk(headers.method(), headers.path())) {
      headers.path(RequestTarget.ROOT);
    }
    Http2Form.joinHosts(headers);
    try {
      super.onHeadersRead(context, stream, headers, padding, endOfStream);
    } catch (RuntimeException e) {
      throw Http2Exception.streamError(stream, Http2Error.INTERNAL_ERROR, e, "request failed");
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean endOfStream)
      throws Http2Exception {
    try {
      return super.onDataRead(context, stream, data, padding, endOfStream);
    } catch (RuntimeException e) {
      throw Http2Exception.streamError(stream, Http2Error.INTERNAL_ERROR, e, "request failed");
    }
  }

  /// Of two paths, which a proxy might read in two ways, both are left for [Http2Form] to refuse.
  private void cutOffRepeatedTarget(Http2Headers headers) {
    var paths = headers.getAll(Http2Headers.PseudoHeaderName.PATH.value());
    if (paths.size() == 1) {
      var path = paths.getFirst().toString();
      var cut = targets.withoutClients(path);
      if (!cut.equals(path)) {
        headers.path(cut);
      }
    }
  }

  /// Whether its request has come before. (Netty's own mark counts one that ends at once twice.)
  private boolean isTrailer(int id) {
    var stream = connection.stream(id);
    return stream != null && exchanges.of(stream) != null;
  }
}
