package io.poolgate.edge.connection.http2;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the failures of an HTTP/2 connection that belong to no request. Where a client went away,
/// there is one for each write that it did not wait for. Netty would log a stack trace for each,
/// and strangers can cause as many as they like.
@Sharable
final class ConnectionFailures extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionFailures.class);

  /// The message may show what the client sent.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("On a connection: {}", cause.getClass().getName());
  }
}
