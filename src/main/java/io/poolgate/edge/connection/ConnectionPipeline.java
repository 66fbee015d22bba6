package io.poolgate.edge.connection;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2ConnectionHandler;

/// Puts our handlers among those that Micronaut sets a connection up with.
final class ConnectionPipeline implements NettyServerCustomizer {
  /// What is read at once, and so what a part of a line or of a frame may keep.
  private static final RecvByteBufAllocator READS =
      new AdaptiveRecvByteBufAllocator(64, 2 << 10, 16 << 10);

  /// What waits for the socket before the next answer, or the next part of one, is held back.
  private static final WriteBufferWaterMark WRITES = new WriteBufferWaterMark(8 << 10, 32 << 10);

  private static final ChannelHandler FAILURES = new ConnectionFailures();

  private final Connections connections;
  private final Channel channel;
  private final Share share;

  ConnectionPipeline(Connections connections, Channel channel) {
    this.connections = connections;
    this.channel = channel;
    this.share = connections.share(channel);
    channel.config().setRecvByteBufAllocator(READS).setWriteBufferWaterMark(WRITES);
  }

  /// Of either version, at once or after ALPN.
  @Override
  public void onInitialPipelineBuilt() {
    var http2 = channel.pipeline().context(Http2ConnectionHandler.class);
    channel
        .pipeline()
        .addFirst(
            "poolgate-outflow", new Outflow(share, connections.responseTimeout(), http2 != null));
    if (http2 != null) {
      Http2Exchanges.watch(connections, share, (Http2ConnectionHandler) http2.handler(), http2);
      channel.pipeline().addLast("poolgate-failures", FAILURES);
    } else {
      Http1Only.keep(channel.pipeline());
      var codec = channel.pipeline().context(HttpServerCodec.class).name();
      channel.pipeline().replace(codec, codec, HeaderFields.codec(connections.server()));
    }
  }

  /// Of HTTP/1.1.
  @Override
  public void onStreamPipelineBuilt() {
    var connection = new Http1Connection(connections, share);
    var inbound = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
    channel
        .pipeline()
        .addBefore(inbound, "poolgate-http1-bodies", new Http1Bodies(channel))
        .addBefore(inbound, "poolgate-http1-requests", new Http1Requests(connection))
        .addBefore(inbound, "poolgate-http1", connection);
  }
}
