package io.poolgate.edge.connection.proxyprotocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.poolgate.edge.peer.Peer;
import io.poolgate.problem.MemoryLoss;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lets nothing through before the header has come, and closes the connection where none comes, or
/// none that can be read. What follows the header is the connection's own: a second header is no
/// header any more.
final class SourceGate extends ChannelInboundHandlerAdapter {
  private final ProxyProtocol protocol;
  private final HeaderDecoder decoder;
  private final BooleanSupplier isAdmitted;
  private @Nullable Future<?> deadline;
  private boolean open;
  private boolean ended;
  private boolean passed; // something, since the header

  SourceGate(ProxyProtocol protocol, HeaderDecoder decoder, BooleanSupplier isAdmitted) {
    this.protocol = protocol;
    this.decoder = decoder;
    this.isAdmitted = isAdmitted;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(() -> refuse(context), protocol.timeout().toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (open) {
      passed = true;
      context.fireChannelRead(message);
      return;
    }
    try {
      if (message instanceof HAProxyMessage header && !ended) {
        take(context, header);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /// Hands on that a read is complete only where it had something behind the header.
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (open && !decoder.isReading()) {
      context.pipeline().remove(this);
      if (passed) {
        context.fireChannelReadComplete();
      } else if (!context.channel().config().isAutoRead()) {
        context.read();
      }
    }
  }

  /// Strangers cannot cause this: they have no gate.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    MemoryLoss.endIfCause(cause);
    if (open) {
      context.fireExceptionCaught(cause);
    } else if (cause instanceof IOException) {
      end(context);
    } else {
      refuse(context);
    }
  }

  private void take(ChannelHandlerContext context, HAProxyMessage header) {
    decoder.end();
    if (namesSource(header)) {
      Peer.name(context.channel(), header.sourceAddress());
      open = isAdmitted.getAsBoolean();
    } else {
      open = true; // the proxy's own, such as a health check
    }
    if (!open) {
      end(context);
    } else if (deadline != null) {
      deadline.cancel(false);
    }
  }

  /// What is neither TCP over IPv4 nor over IPv6 has no source that could be counted: the
  /// specification (§2.2) has it treated as unspecified then.
  private static boolean namesSource(HAProxyMessage header) {
    var protocol = header.proxiedProtocol();
    return header.command() == HAProxyCommand.PROXY
        && (protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6);
  }

  private void refuse(ChannelHandlerContext context) {
    if (!ended && !open) {
      protocol.tell(context.channel());
      end(context);
    }
  }

  private void end(ChannelHandlerContext context) {
    ended = true;
    var _ = context.close();
  }
}
