package io.poolgate.edge.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The requests of one HTTP/2 connection: resets a stream whose request does not arrive in time,
/// and closes a connection that begins with none.
final class Http2Connection extends Http2ConnectionAdapter {
  private final Connections connections;
  private final Http2ConnectionHandler handler;
  private final ChannelHandlerContext context;
  private final PropertyKey deadline;
  private final Future<?> firstRequest;

  private Http2Connection(
      Connections connections, Http2ConnectionHandler handler, ChannelHandlerContext context) {
    this.connections = connections;
    this.handler = handler;
    this.context = context;
    this.deadline = handler.connection().newKey();
    this.firstRequest = expect(this::close);
  }

  static void watch(
      Connections connections, Http2ConnectionHandler handler, ChannelHandlerContext context) {
    handler.connection().addListener(new Http2Connection(connections, handler, context));
  }

  /// Tells the client to begin no further stream, and takes those that are on their way (RFC 9113
  /// §6.8).
  static void announceEnd(Http2ConnectionHandler handler, ChannelHandlerContext context) {
    var _ =
        handler.goAway(
            context,
            Integer.MAX_VALUE,
            Http2Error.NO_ERROR.code(),
            Unpooled.EMPTY_BUFFER,
            context.newPromise());
    context.flush();
  }

  @Override
  public void onStreamActive(Http2Stream stream) {
    firstRequest.cancel(false);
    if (stream.state() == Http2Stream.State.OPEN) {
      stream.setProperty(deadline, expect(() -> reset(stream)));
    }
  }

  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    arrived(stream);
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    arrived(stream);
  }

  private void arrived(Http2Stream stream) {
    Future<?> running = stream.removeProperty(deadline);
    if (running != null) {
      running.cancel(false);
    }
  }

  private void reset(Http2Stream stream) {
    var _ =
        handler.resetStream(context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
    context.flush();
  }

  private void close() {
    var _ = context.close();
  }

  private Future<?> expect(Runnable otherwise) {
    return context
        .executor()
        .schedule(otherwise, connections.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
  }
}
