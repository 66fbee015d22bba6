package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.poolgate.edge.connection.request.UnreadBodies;
import java.util.concurrent.TimeUnit;

/// Hands a request on at once where nobody reads its body. Whether one comes, and so where the next
/// request would begin, is not known: no byte after the head is parsed, because a client could have
/// put a request of its own there (RFC 9112 §11.2), and the connection ends with the answer.
final class Http1UnreadBody extends ChannelDuplexHandler {
  /// For the client to take the answer and close, in seconds.
  private static final int LINGER = 2;

  private final UnreadBodies routes;
  private boolean last; // request has come
  private boolean ending;

  Http1UnreadBody(UnreadBodies routes) {
    this.routes = routes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (last) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request && isToldByHead(request)) {
      last = true;
      context.pipeline().get(HttpServerCodec.class).removeInboundHandler();
      context.fireChannelRead(new LastRequest(request));
    } else {
      context.fireChannelRead(message);
    }
  }

  private boolean isToldByHead(HttpRequest request) {
    return request.decoderResult().isSuccess()
        && (HttpUtil.isTransferEncodingChunked(request)
            || HttpUtil.getContentLength(request, 0L) > 0)
        && routes.at(request.uri());
  }

  /// Closes in two steps (RFC 9112 §9.6): to close at once, with a body under way, is a reset,
  /// which can cost the client the answer.
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (!last || ending || !(context.channel() instanceof DuplexChannel channel)) {
      var _ = context.close(promise);
      return;
    }
    ending = true;
    var tls = context.pipeline().get(SslHandler.class);
    var said = tls == null ? context.newSucceededFuture() : tls.closeOutbound();
    said.addListener(_ -> {
      var _ = channel.shutdownOutput();
    });
    Runnable close =
        () -> {
          var _ = context.close(promise);
        };
    var end = context.executor().schedule(close, LINGER, TimeUnit.SECONDS);
    channel
        .closeFuture()
        .addListener(_ -> {
          end.cancel(false);
          promise.trySuccess();
        });
  }
}
