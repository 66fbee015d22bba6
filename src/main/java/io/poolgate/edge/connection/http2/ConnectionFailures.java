package io.poolgate.edge.connection.http2;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what fails on an HTTP/2 connection and is nobody's: a client that went away, once for each
/// write that it did not wait for. Netty would write a stack trace of each; a stranger may cause as
/// many as they like.
@Sharable
final class ConnectionFailures extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionFailures.class);

  /// The message may show what the client sent.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("On a connection: {}", cause.getClass().getName());
  }
}
