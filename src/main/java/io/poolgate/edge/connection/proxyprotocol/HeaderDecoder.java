package io.poolgate.edge.connection.proxyprotocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.poolgate.edge.connection.memory.Share;

/// Netty's decoder of the header, bounded, because by itself it keeps up to 64 KiB, and what it
/// keeps is counted.
final class HeaderDecoder extends HAProxyMessageDecoder {
  /// Further fields (TLVs), in bytes. HAProxy's and AWS's take a few hundred.
  private static final int MOST_FIELDS = 4 << 10;

  private final Share share;
  private boolean reading;

  HeaderDecoder(Share share) {
    super(MOST_FIELDS);
    this.share = share;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    reading = true;
    try {
      super.channelRead(context, message);
    } finally {
      reading = false;
    }
    if (!context.isRemoved()) {
      share.requests(actualReadableBytes());
    }
  }

  /// Whether what it sends on now is of one read.
  boolean isReading() {
    return reading;
  }

  /// The header is read: what follows it is counted by others.
  void end() {
    share.requests(0);
  }
}
