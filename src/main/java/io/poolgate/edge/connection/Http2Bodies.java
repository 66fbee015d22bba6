package io.poolgate.edge.connection;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import io.poolgate.edge.BodySizes;

/// Counts the bytes of bodies on an HTTP/2 connection, stream by stream, where each one waits for
/// its turn. All else is left to Netty's own flow control.
final class Http2Bodies implements Http2RemoteFlowController, BodySizes {
  private final Http2Connection connection;
  private final Http2RemoteFlowController flow;
  private final PropertyKey size;

  private Http2Bodies(Http2Connection connection) {
    this.connection = connection;
    this.flow = connection.remote().flowController();
    this.size = connection.newKey();
  }

  private static final class Size {
    private long bytes;
  }

  static void count(Http2ConnectionHandler handler, Channel channel) {
    var bodies = new Http2Bodies(handler.connection());
    handler.connection().remote().flowController(bodies);
    channel.attr(OF_CONNECTION).set(bodies);
  }

  @Override
  public void addFlowControlled(Http2Stream stream, FlowControlled part) {
    int bytes = part.size();
    if (bytes > 0) {
      Size counted = stream.getProperty(size);
      if (counted == null) {
        counted = new Size();
        stream.setProperty(size, counted);
      }
      counted.bytes += bytes;
    }
    flow.addFlowControlled(stream, part);
  }

  /// A stream that is gone had an answer without a body: one with a body is not written yet.
  @Override
  public long of(NettyHttpRequest<?> request) {
    var id = request.getHeaders().get(ExtensionHeaderNames.STREAM_ID.text());
    var stream = id == null ? null : connection.stream(Integer.parseInt(id));
    Size counted = stream == null ? null : stream.getProperty(size);
    return counted == null ? 0 : counted.bytes;
  }

  @Override
  public ChannelHandlerContext channelHandlerContext() {
    return flow.channelHandlerContext();
  }

  @Override
  public void channelHandlerContext(ChannelHandlerContext context) throws Http2Exception {
    flow.channelHandlerContext(context);
  }

  @Override
  public boolean hasFlowControlled(Http2Stream stream) {
    return flow.hasFlowControlled(stream);
  }

  @Override
  public void writePendingBytes() throws Http2Exception {
    flow.writePendingBytes();
  }

  @Override
  public void listener(Listener listener) {
    flow.listener(listener);
  }

  @Override
  public boolean isWritable(Http2Stream stream) {
    return flow.isWritable(stream);
  }

  @Override
  public void channelWritabilityChanged() throws Http2Exception {
    flow.channelWritabilityChanged();
  }

  @Override
  public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
    flow.updateDependencyTree(child, parent, weight, exclusive);
  }

  @Override
  public void initialWindowSize(int bytes) throws Http2Exception {
    flow.initialWindowSize(bytes);
  }

  @Override
  public int initialWindowSize() {
    return flow.initialWindowSize();
  }

  @Override
  public int windowSize(Http2Stream stream) {
    return flow.windowSize(stream);
  }

  @Override
  public void incrementWindowSize(Http2Stream stream, int delta) throws Http2Exception {
    flow.incrementWindowSize(stream, delta);
  }
}
