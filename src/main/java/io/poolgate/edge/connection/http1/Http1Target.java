package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.poolgate.edge.connection.request.RepeatedTarget;

/// Cuts off the target that a proxy repeats in a request of HTTP/1.1.
final class Http1Target extends ChannelInboundHandlerAdapter {
  private final RepeatedTarget repeated;

  Http1Target(RepeatedTarget repeated) {
    this.repeated = repeated;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      request.setUri(repeated.withoutClients(request.uri()));
    }
    context.fireChannelRead(message);
  }
}
