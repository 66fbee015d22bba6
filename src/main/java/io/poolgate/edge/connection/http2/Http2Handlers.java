package io.poolgate.edge.connection.http2;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.poolgate.edge.Refusals;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.edge.connection.request.ArrivingRequests;
import io.poolgate.edge.connection.request.HeaderFields;
import io.poolgate.edge.telemetry.BodySizes;
import java.time.Duration;

/// Puts our handlers for HTTP/2 around those that Netty and Micronaut set a connection up with.
public final class Http2Handlers {
  /// Further bytes of requests that the client may send until some of them are whole.
  private static final int WINDOW = 1 << 20;

  private static final ChannelHandler FAILURES = new ConnectionFailures();

  private Http2Handlers() {}

  /// Once the connection has its codec.
  ///
  /// @param requestTimeout for a request to arrive whole
  /// @param responseTimeout for an answer to be taken
  public static void add(
      Duration requestTimeout,
      Duration responseTimeout,
      Share share,
      ArrivingRequests arriving,
      Http2ConnectionHandler handler,
      ChannelHandlerContext context) {
    var exchanges =
        new Http2Exchanges(
            requestTimeout, responseTimeout, share, arriving.unfinished(), handler, context);
    context
        .pipeline()
        .addBefore(context.name(), "poolgate-blocks", new HeaderBlocks(exchanges.requests()));
    var connection = handler.connection();
    connection.addListener(exchanges);
    var requests =
        new Http2RequestAssembly(
            handler, exchanges, arriving.unread(), handler.decoder().frameListener());
    var errors = new Http2StreamErrors(connection, exchanges, arriving.targets(), requests);
    handler.decoder().frameListener(errors);
    var remote = connection.remote();
    remote.flowController(
        new CountingFlowController(remote.flowController(), exchanges.answers()::count));
    context.channel().attr(BodySizes.OF_CONNECTION).set(new Http2BodySizes(connection, exchanges));
    context.channel().attr(Refusals.OF_CONNECTION).set(new Http2Refusals(connection, exchanges));
    tellLimit(handler, context);
    context.pipeline().addLast("poolgate-failures", FAILURES);
    try {
      connection
          .local()
          .flowController()
          .incrementWindowSize(connection.connectionStream(), WINDOW);
    } catch (Http2Exception e) {
      throw new IllegalStateException("a new connection has room for a larger window", e);
    }
  }

  /// Tells the client how large a head may be. Netty has told a larger size, to which it decodes
  /// one, so that it can be answered; it does not learn of this.
  private static void tellLimit(Http2ConnectionHandler handler, ChannelHandlerContext context) {
    var limit = new Http2Settings().maxHeaderListSize(HeaderFields.MOST_BYTES);
    var _ = handler.encoder().frameWriter().writeSettings(context, limit, context.newPromise());
  }

  /// Tells the client to begin no further stream, and takes those that are on their way (RFC 9113
  /// §6.8).
  public static void announceEnd(Http2ConnectionHandler handler, ChannelHandlerContext context) {
    var _ =
        handler.goAway(
            context,
            Integer.MAX_VALUE,
            Http2Error.NO_ERROR.code(),
            Unpooled.EMPTY_BUFFER,
            context.newPromise());
    context.flush();
  }
}
