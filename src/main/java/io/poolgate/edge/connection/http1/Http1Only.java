package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.poolgate.edge.connection.request.RequestTarget;

/// Keeps a connection without TLS to HTTP/1.1. Micronaut has one version for all ports, and offers
/// HTTP/2 in clear where that is 2; it sets a connection up for HTTP/1.1 only when a request's head
/// has come, and until then none of the bounds of this package would hold. So it is made to believe
/// that one has come, which this takes out again.
final class Http1Only extends ChannelInboundHandlerAdapter {

  /// Where HTTP/2 in clear is offered, takes the offer back.
  static void keep(ChannelPipeline pipeline) {
    if (pipeline.get(CleartextHttp2ServerUpgradeHandler.class) != null) {
      pipeline.remove(CleartextHttp2ServerUpgradeHandler.class);
      pipeline.removeLast(); // answers failures of a connection that is not set up
      var opening = new Http1Only();
      pipeline.addFirst(opening);
      pipeline
          .context(HttpServerCodec.class)
          .fireChannelRead(
              new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, RequestTarget.ROOT));
      pipeline.remove(opening);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    // goes no further
  }
}
