package io.poolgate.edge.connection.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2Stream.State;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.util.concurrent.Future;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.edge.connection.request.UnfinishedRequests;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The requests of one HTTP/2 connection, and what they and their answers take: resets a stream
/// whose request does not arrive in time, or whose answer is not taken, and closes a connection
/// that begins with no request.
final class Http2Exchanges extends Http2ConnectionAdapter {
  /// For a dropped body to end by itself once the answer is there. Else the stream is ended (RFC
  /// 9113 §8.1), and what is under way comes to one that is closed, which Netty takes for a fault.
  private static final Duration BODY_GRACE = Duration.ofMillis(100);

  private final Duration requestTimeout;
  private final UnfinishedRequests unfinished;
  private final Http2ConnectionHandler handler;
  private final ChannelHandlerContext context;
  private final PropertyKey exchange;
  private final Future<?> firstRequest;
  private final HeldRequests requests;
  private final UntakenAnswers answers;

  /// @param requestTimeout for a request to arrive whole
  /// @param responseTimeout for an answer to be taken
  Http2Exchanges(
      Duration requestTimeout,
      Duration responseTimeout,
      Share share,
      UnfinishedRequests unfinished,
      Http2ConnectionHandler handler,
      ChannelHandlerContext context) {
    this.requestTimeout = requestTimeout;
    this.unfinished = unfinished;
    this.handler = handler;
    this.context = context;
    this.exchange = handler.connection().newKey();
    this.requests = new HeldRequests(share);
    this.answers = new UntakenAnswers(this, share, responseTimeout);
    this.firstRequest = expect(requestTimeout, this::close);
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

  /// Those whose answers are not taken.
  UntakenAnswers answers() {
    return answers;
  }

  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    var whole = of(stream);
    if (whole != null) {
      whole.arrived();
      if (whole.dropsBody() && stream.state() == State.HALF_CLOSED_LOCAL) {
        whole.await(expect(BODY_GRACE, () -> reset(stream, Http2Error.NO_ERROR)));
      }
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    Http2Exchange over = stream.removeProperty(exchange);
    if (over != null) {
      over.arrived();
      answers.over(over);
      if (over.isHeld()) {
        reportLost(stream, over);
      }
      requests.over(over);
    }
  }

  private void reportLost(Http2Stream stream, Http2Exchange over) {
    try {
      var head = HttpConversionUtil.toHttpRequest(stream.id(), over.head(), true);
      unfinished.left(context, head, over.began());
    } catch (Http2Exception e) {
      throw new IllegalStateException("its form was judged before", e);
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
