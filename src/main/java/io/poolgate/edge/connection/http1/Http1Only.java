package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;

/// Keeps a port without TLS to HTTP/1.1. Micronaut has one version for all ports, and offers HTTP/2
/// in clear where that is 2; none of the bounds of this package would hold there.
final class Http1Only extends ChannelInboundHandlerAdapter {

  /// Where HTTP/2 in clear is offered, takes the offer back.
  static void keep(ChannelPipeline pipeline) {
    if (pipeline.get(CleartextHttp2ServerUpgradeHandler.class) != null) {
      pipeline.remove(CleartextHttp2ServerUpgradeHandler.class);
      var codec = pipeline.context(HttpServerCodec.class).name();
      pipeline.addAfter(codec, "poolgate-http1-only", new Http1Only());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      request.headers().remove(HttpHeaderNames.UPGRADE);
    }
    context.fireChannelRead(message);
  }
}
