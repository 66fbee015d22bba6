package io.poolgate.edge.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The requests of one HTTP/1.1 connection: closes it where one does not arrive in time, where too
/// many are sent ahead, and, once the server ends, after the answer to the last one. A response
/// that ends a connection says so (`Connection: close`, RFC 9112 §9.6), so that the client sends
/// its next request elsewhere.
///
/// A request that arrives at once, as nearly all do, costs no timer.
final class Http1Connection extends ChannelDuplexHandler {
  /// Requests that wait for their answers. Netty hands on all that it has read, and a read holds
  /// thousands of short ones.
  private static final int MOST_AHEAD = 16;

  private final Connections connections;
  private int unanswered;
  private boolean arriving; // a request, whose head has
  private boolean progress; // a request, or a part of one, in what is being read
  private boolean takesNoMore;
  private boolean ends; // with the response that is being written
  private @Nullable Future<?> deadline;

  Http1Connection(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    expect(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    arrived();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      takesNoMore |= unanswered == MOST_AHEAD;
      if (!takesNoMore) {
        unanswered++;
        arriving = true;
      }
    }
    if (takesNoMore && !arriving) {
      ReferenceCountUtil.release(message);
      return;
    }
    progress = true;
    if (message instanceof LastHttpContent) {
      arriving = false;
      arrived();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    boolean partOfHead = !progress;
    progress = false;
    if ((arriving || partOfHead) && deadline == null) {
      expect(context);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var written = promise;
    if (!isInterim(message)) {
      if (message instanceof HttpResponse response) {
        announceEnd(response);
      }
      if (message instanceof LastHttpContent) {
        unanswered--;
        if (ends) {
          written = promise.unvoid().addListener(ChannelFutureListener.CLOSE);
        }
      }
    }
    var _ = context.write(message, written);
  }

  /// 100 (Continue) is no answer yet (RFC 9110 §15.2).
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void announceEnd(HttpResponse response) {
    if (unanswered == 1 && (takesNoMore || connections.ending())) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      takesNoMore = true;
      ends = true;
    }
  }

  /// Takes no further request, for none can be read, and ends with the answer to the last.
  void endWithLastAnswer(ChannelHandlerContext context) {
    takesNoMore = true;
    if (unanswered == 0) {
      var _ = context.close();
    }
  }

  /// Whether nobody waits for anything here.
  boolean isIdle() {
    return unanswered == 0 && deadline == null;
  }

  private void expect(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> expired(context),
                connections.requestTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
  }

  /// While answers are due, the server reads no further: that is no slowness of the client's.
  private void expired(ChannelHandlerContext context) {
    boolean serversTurn = unanswered > (arriving ? 1 : 0);
    if (serversTurn) {
      expect(context);
    } else {
      var _ = context.close();
    }
  }

  private void arrived() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
