package io.poolgate.edge.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.poolgate.edge.connection.memory.Share;
import io.poolgate.problem.MemoryLoss;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Watches what a connection sends, at the socket: counts what waits there, and closes the
/// connection where the client does not take it in time, whatever it sends meanwhile.
final class Outflow extends ChannelDuplexHandler {
  private final Share share;
  private final Duration timeout;
  private final boolean pausesReading;
  private boolean watched;

  /// @param timeout for what is written to be taken
  /// @param pausesReading whether to read nothing while the socket takes nothing: each request
  ///   would be one more answer
  Outflow(Share share, Duration timeout, boolean pausesReading) {
    this.share = share;
    this.timeout = timeout;
    this.pausesReading = pausesReading;
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    long unsent = unsent(context);
    if (unsent > 0) {
      share.unsent(unsent);
      watch(context);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (pausesReading) {
      context.channel().config().setAutoRead(context.channel().isWritable());
    }
    share.unsent(unsent(context));
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    MemoryLoss.endIfCause(cause);
    context.fireExceptionCaught(cause);
  }

  private void watch(ChannelHandlerContext context) {
    if (!watched) {
      watched = true;
      var taken = context.writeAndFlush(Unpooled.EMPTY_BUFFER); // done when all before it is
      taken.addListener(_ -> share.unsent(unsent(context)));
      var _ =
          context
              .executor()
              .schedule(() -> look(context, taken), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void look(ChannelHandlerContext context, ChannelFuture taken) {
    watched = false;
    long unsent = unsent(context);
    share.unsent(unsent);
    if (!taken.isDone()) {
      var _ = context.close();
    } else if (unsent > 0) {
      watch(context);
    }
  }

  private static long unsent(ChannelHandlerContext context) {
    var buffer = context.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }
}
