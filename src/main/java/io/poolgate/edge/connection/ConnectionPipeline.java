package io.poolgate.edge.connection;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.poolgate.edge.connection.http1.Http1Handlers;
import io.poolgate.edge.connection.http2.Http2Handlers;
import io.poolgate.edge.connection.memory.Share;

/// Puts our handlers among those that Micronaut sets a connection up with.
final class ConnectionPipeline implements NettyServerCustomizer {
  /// How much is read at once, and so how much memory a part of a line or of a frame may keep.
  private static final RecvByteBufAllocator READS =
      new AdaptiveRecvByteBufAllocator(64, 2 << 10, 16 << 10);

  /// How much may wait for the socket before the next answer, or the next part of one, is held
  /// back.
  private static final WriteBufferWaterMark WRITES = new WriteBufferWaterMark(8 << 10, 32 << 10);

  private final Connections connections;
  private final Channel channel;
  private final Share share;

  ConnectionPipeline(Connections connections, Channel channel) {
    this.connections = connections;
    this.channel = channel;
    this.share = connections.memory().share(channel);
    channel.config().setRecvByteBufAllocator(READS).setWriteBufferWaterMark(WRITES);
    var port = connections.publicPort();
    if (port.awaitsSource(channel)) {
      port.proxyProtocol().await(channel, share, this::isAdmitted);
    }
  }

  /// Counts it as one of the peer that a proxy has named, and whether that one may have it.
  private boolean isAdmitted() {
    connections.memory().recount(share, channel);
    return channel.parent().pipeline().get(Admission.class).recount(channel);
  }

  /// Sets up a connection of either version, at once or after ALPN.
  @Override
  public void onInitialPipelineBuilt() {
    var http2InClear = channel.pipeline().context(CleartextHttp2ServerUpgradeHandler.class);
    if (channel.pipeline().get(Http2ConnectionHandler.class) != null) {
      speakHttp2();
    } else if (http2InClear != null && connections.publicPort().takesHttp2(channel)) {
      channel
          .pipeline()
          .addBefore(
              http2InClear.name(),
              "poolgate-prior-knowledge",
              new PriorKnowledge(
                  connections.requestTimeout(), this::speakHttp1, this::speakHttp2InClear));
    } else {
      speakHttp1();
    }
  }

  /// Adds what HTTP/1.1 needs.
  @Override
  public void onStreamPipelineBuilt() {
    Http1Handlers.add(
        channel, connections.requestTimeout(), connections::ending, share, connections.arriving());
    connections.publicPort().answerDirectly(channel);
  }

  private void speakHttp1() {
    watchOutflow(false);
    Http1Handlers.replaceCodec(channel, connections.server());
  }

  /// What stands behind the handler was to wait for HTTP/1.1.
  private void speakHttp2InClear() {
    while (!(channel.pipeline().last() instanceof Http2ConnectionHandler)) {
      channel.pipeline().removeLast();
    }
    speakHttp2();
  }

  private void speakHttp2() {
    watchOutflow(true);
    var http2 = channel.pipeline().context(Http2ConnectionHandler.class);
    Http2Handlers.add(
        connections.requestTimeout(),
        connections.responseTimeout(),
        share,
        connections.arriving(),
        (Http2ConnectionHandler) http2.handler(),
        http2);
  }

  private void watchOutflow(boolean isHttp2) {
    channel
        .pipeline()
        .addFirst("poolgate-outflow", new Outflow(share, connections.responseTimeout(), isHttp2));
  }
}
