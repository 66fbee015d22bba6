package io.poolgate.edge.connection;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import io.poolgate.edge.BodySizes;

/// Counts the bytes of bodies on an HTTP/2 connection, stream by stream, where each one waits for
/// its turn.
final class Http2Bodies implements BodySizes {
  private final Http2Connection connection;
  private final PropertyKey size;

  private Http2Bodies(Http2Connection connection) {
    this.connection = connection;
    this.size = connection.newKey();
  }

  private static final class Size {
    private long bytes;
  }

  static void count(Http2ConnectionHandler handler, Channel channel) {
    var bodies = new Http2Bodies(handler.connection());
    var remote = handler.connection().remote();
    remote.flowController(new Http2Answers(remote.flowController(), bodies::add));
    channel.attr(OF_CONNECTION).set(bodies);
  }

  private void add(Http2Stream stream, int bytes) {
    if (bytes > 0) {
      Size counted = stream.getProperty(size);
      if (counted == null) {
        counted = new Size();
        stream.setProperty(size, counted);
      }
      counted.bytes += bytes;
    }
  }

  /// A stream that is gone had an answer without a body: one with a body is not written yet.
  @Override
  public long of(NettyHttpRequest<?> request) {
    var id = request.getHeaders().get(ExtensionHeaderNames.STREAM_ID.text());
    var stream = id == null ? null : connection.stream(Integer.parseInt(id));
    Size counted = stream == null ? null : stream.getProperty(size);
    return counted == null ? 0 : counted.bytes;
  }
}
