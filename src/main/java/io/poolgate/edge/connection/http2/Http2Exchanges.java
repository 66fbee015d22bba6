package io.poolgate.edge.connection.http2;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import io.poolgate.edge.BodySizes;
import io.poolgate.edge.connection.memory.Share;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The requests of one HTTP/2 connection, and what they and their answers take: resets a stream
/// whose request does not arrive in time, or whose answer is not taken, and closes a connection
/// that begins with no request.
public final class Http2Exchanges extends Http2ConnectionAdapter {
  /// Further bytes of requests that the client may send until some of them are whole.
  private static final int WINDOW = 1 << 20;

  private static final ChannelHandler FAILURES = new ConnectionFailures();

  private final Duration requestTimeout;
  private final Http2ConnectionHandler handler;
  private final ChannelHandlerContext context;
  private final PropertyKey exchange;
  private final Future<?> firstRequest;
  private final HeldRequests requests;
  private final UntakenAnswers answers;

  private Http2Exchanges(
      Duration requestTimeout,
      Duration responseTimeout,
      Share share,
      Http2ConnectionHandler handler,
      ChannelHandlerContext context) {
    this.requestTimeout = requestTimeout;
    this.handler = handler;
    this.context = context;
    this.exchange = handler.connection().newKey();
    this.requests = new HeldRequests(share);
    this.answers = new UntakenAnswers(this, share, responseTimeout);
    this.firstRequest = expect(requestTimeout, this::close);
  }

  /// Begins to watch a new connection.
  ///
  /// @param requestTimeout for a request to arrive whole
  /// @param responseTimeout for an answer to be taken
  public static void watch(
      Duration requestTimeout,
      Duration responseTimeout,
      Share share,
      Http2ConnectionHandler handler,
      ChannelHandlerContext context) {
    var watching = new Http2Exchanges(requestTimeout, responseTimeout, share, handler, context);
    var connection = handler.connection();
    connection.addListener(watching);
    var requests = new Http2RequestAssembly(handler, watching, handler.decoder().frameListener());
    handler.decoder().frameListener(new Http2StreamErrors(connection, watching, requests));
    var remote = connection.remote();
    remote.flowController(
        new CountingFlowController(remote.flowController(), watching.answers::count));
    context.channel().attr(BodySizes.OF_CONNECTION).set(new Http2BodySizes(connection, watching));
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

  /// What is known of a stream; null where its head has not come.
  @Nullable Http2Exchange of(Http2Stream stream) {
    return stream.getProperty(exchange);
  }

  /// Begins to count a request.
  Http2Exchange begin(Http2Stream stream, Http2Headers head, boolean isWhole) {
    firstRequest.cancel(false);
    var begun = new Http2Exchange(head);
    stream.setProperty(exchange, begun);
    if (!isWhole) {
      begun.await(expect(requestTimeout, () -> reset(stream, Http2Error.CANCEL)));
    }
    requests.count(begun.weight());
    return begun;
  }

  /// Those that are not answered.
  HeldRequests requests() {
    return requests;
  }

  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    var whole = of(stream);
    if (whole != null) {
      whole.arrived();
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    Http2Exchange over = stream.removeProperty(exchange);
    if (over != null) {
      over.arrived();
      answers.over(over);
      requests.over(over);
    }
  }

  void reset(Http2Stream stream, Http2Error reason) {
    var _ = handler.resetStream(context, stream.id(), reason.code(), context.newPromise());
    context.flush();
  }

  private void close() {
    var _ = context.close();
  }

  /// Those that are not closed yet.
  void forEachStream(Consumer<Http2Stream> action) {
    try {
      handler
          .connection()
          .forEachActiveStream(stream -> {
            action.accept(stream);
            return true;
          });
    } catch (Http2Exception e) {
      throw new IllegalStateException("none of the actions throws it", e);
    }
  }

  Future<?> expect(Duration time, Runnable otherwise) {
    return context.executor().schedule(otherwise, time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
