package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The time that a request of an HTTP/1.1 connection has to arrive whole. When it is over, the
/// connection is closed.
final class ArrivalDeadline {
  private final Duration timeout;
  private final BooleanSupplier isServersTurn;
  private @Nullable Future<?> running;

  /// @param isServersTurn whether the server, and not the client, is slow: then the time begins
  ///   anew
  ArrivalDeadline(Duration timeout, BooleanSupplier isServersTurn) {
    this.timeout = timeout;
    this.isServersTurn = isServersTurn;
  }

  /// Begins the time, unless it has begun.
  void begin(ChannelHandlerContext context) {
    if (running == null) {
      running =
          context
              .executor()
              .schedule(() -> expired(context), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  void end() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  boolean runs() {
    return running != null;
  }

  private void expired(ChannelHandlerContext context) {
    running = null;
    if (isServersTurn.getAsBoolean()) {
      begin(context);
    } else {
      var _ = context.close();
    }
  }
}
