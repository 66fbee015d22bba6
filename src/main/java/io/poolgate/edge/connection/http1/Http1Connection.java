package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.poolgate.edge.connection.memory.Share;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The requests of one HTTP/1.1 connection: hands them on whole and one at a time. It closes the
/// connection where a request does not arrive in time, where too many are sent ahead, and, once the
/// server ends, after the last answer, which says so (`Connection: close`, RFC 9112 §9.6) so that
/// the client sends its next request elsewhere. A request that arrives at once costs no timer.
public final class Http1Connection extends ChannelDuplexHandler {
  /// How many requests may wait for their answers: one read can hold thousands of short ones.
  private static final int MOST_AHEAD = 16;

  private final BooleanSupplier serverEnds;
  private final Share share;
  private final Http1RequestAssembly assembly;
  private final RequestQueue queue = new RequestQueue();
  private int unanswered;
  private boolean arriving; // a request whose head has come
  private boolean progress; // what is being read has a request, or a part of one
  private boolean takesNoMore;
  private boolean ends; // with the response that is being written
  private final ArrivalDeadline deadline;

  Http1Connection(
      Duration timeout, BooleanSupplier serverEnds, Share share, Http1RequestAssembly assembly) {
    this.serverEnds = serverEnds;
    this.share = share;
    this.assembly = assembly;
    this.deadline = new ArrivalDeadline(timeout, this::isServersTurn);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    queue.handOnTo(context);
    deadline.begin(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    deadline.end();
    queue.clear();
    assembly.abandon(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      takesNoMore |= unanswered == MOST_AHEAD;
      if (!takesNoMore) {
        unanswered++;
        arriving = true;
        takesNoMore = message instanceof LastRequest;
      }
    }
    if (takesNoMore && !arriving) {
      ReferenceCountUtil.release(message);
      return;
    }
    progress = true;
    if (message instanceof LastHttpContent) {
      arriving = false;
      deadline.end();
    }
    assembly.add(message, queue);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    boolean partOfHead = !progress && !arriving && !takesNoMore;
    progress = false;
    if (arriving || partOfHead) {
      deadline.begin(context);
    }
    askForBody(context);
    share.requests(assembly.weight(partOfHead) + queue.weight());
    context.fireChannelReadComplete();
  }

  /// Reads nothing while requests wait here that were read before.
  @Override
  public void read(ChannelHandlerContext context) {
    if (!queue.holdsBack()) {
      context.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var written = promise;
    if (!InterimResponse.is(message)) {
      if (message instanceof HttpResponse response) {
        announceEnd(queue.withoutLengthOfHead(response));
      }
      if (message instanceof LastHttpContent) {
        unanswered--;
        if (ends) {
          written = promise.unvoid().addListener(ChannelFutureListener.CLOSE);
        }
        queue.answered();
      }
    }
    var _ = context.write(message, written);
    askForBody(context);
  }

  /// Sends 100 (Continue) once no other answer is due before (RFC 9110 §10.1.1).
  private void askForBody(ChannelHandlerContext context) {
    if (arriving && unanswered == 1 && assembly.takeContinue()) {
      var _ = context.writeAndFlush(InterimResponse.goOn());
    }
  }

  private void announceEnd(HttpResponse response) {
    if (unanswered == 1 && (takesNoMore || serverEnds.getAsBoolean())) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      takesNoMore = true;
      ends = true;
    }
  }

  /// Takes no further request, because none can be read, and ends with the last answer.
  void endWithLastAnswer(ChannelHandlerContext context) {
    takesNoMore = true;
    if (unanswered == 0) {
      var _ = context.close();
    }
  }

  /// Whether nobody waits for anything here.
  public boolean isIdle() {
    return unanswered == 0 && !deadline.runs();
  }

  /// While answers are due, the server reads no further, so it is not the client that is slow.
  private boolean isServersTurn() {
    return unanswered > (arriving ? 1 : 0);
  }
}
