package io.poolgate.edge.connection.http1;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.edge.connection.request.ArrivingRequests;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Puts our handlers for HTTP/1.1 among those that Micronaut sets a connection up with.
public final class Http1Handlers {
  private Http1Handlers() {}

  /// Once the connection has its codec, which is replaced by one that counts header fields.
  public static void replaceCodec(Channel channel, NettyHttpServerConfiguration server) {
    var codec = channel.pipeline().context(HttpServerCodec.class).name();
    channel.pipeline().replace(codec, codec, CountedHeaders.codec(server));
    Http1Only.keep(channel.pipeline());
  }

  /// Once the connection has Micronaut's own handlers, in front of those.
  ///
  /// @param requestTimeout for a request to arrive whole
  /// @param serverEnds whether each connection is to end with its next answer
  public static void add(
      Channel channel,
      Duration requestTimeout,
      BooleanSupplier serverEnds,
      Share share,
      ArrivingRequests arriving) {
    var assembly = new Http1RequestAssembly(arriving.unfinished());
    var connection = new Http1Connection(requestTimeout, serverEnds, share, assembly);
    var inbound = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
    channel
        .pipeline()
        .addBefore(inbound, "poolgate-http1-bodies", new Http1BodySizes(channel))
        .addBefore(inbound, "poolgate-http1-requests", new Http1RequestCheck(connection, arriving))
        .addBefore(inbound, "poolgate-http1-unread-body", new Http1UnreadBody(arriving.unread()))
        .addBefore(inbound, "poolgate-http1", connection);
  }
}
