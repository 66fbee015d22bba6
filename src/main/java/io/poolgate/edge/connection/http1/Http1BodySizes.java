package io.poolgate.edge.connection.http1;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.poolgate.edge.telemetry.BodySizes;

/// Counts the bytes of bodies on an HTTP/1.1 connection, where answers go out one after the other.
final class Http1BodySizes extends ChannelOutboundHandlerAdapter implements BodySizes {
  private long sent;

  Http1BodySizes(Channel channel) {
    channel.attr(OF_CONNECTION).set(this);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpContent part) {
      sent += part.content().readableBytes();
    }
    var _ = context.write(message, promise);
  }

  @Override
  public long of(NettyHttpRequest<?> request) {
    long size = sent;
    sent = 0;
    return size;
  }

  @Override
  public void skip() {
    sent = 0;
  }
}
