package io.poolgate.edge.direct;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.poolgate.edge.telemetry.BodySizes;
import org.jspecify.annotations.Nullable;

/// Gives the direct answers of one HTTP/1.1 connection, in front of the router, which gets all
/// other requests as they came.
public final class DirectHandler extends ChannelInboundHandlerAdapter {
  private final DirectAnswers answers;
  private @Nullable HttpRequest head; // of a request whose end is awaited
  private boolean unflushed;

  public DirectHandler(DirectAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var request = head;
    if (request != null) {
      head = null;
      if (message.equals(LastHttpContent.EMPTY_LAST_CONTENT) && isAnswered(request, context)) {
        return;
      }
      context.fireChannelRead(request);
    } else if (message instanceof HttpRequest begun
        && !(message instanceof FullHttpRequest)
        && answers.areFor(begun)) {
      head = begun;
      return;
    }
    context.fireChannelRead(message);
  }

  /// While earlier answers wait for the client to take them, the router's next one waits, too.
  private boolean isAnswered(HttpRequest request, ChannelHandlerContext context) {
    if (!context.channel().isWritable()) {
      return false;
    }
    var answer = answers.to(request, context.channel());
    if (answer.isEmpty()) {
      return false;
    }
    var _ = context.write(answer.get(), context.voidPromise());
    BodySizes.skip(context.channel());
    unflushed = true;
    return true;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (unflushed) {
      unflushed = false;
      context.flush();
    }
    context.fireChannelReadComplete();
  }
}
