package io.poolgate.edge.connection.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// What has come of a request's body: its bytes alone, in one piece. The pieces in which they came
/// would keep the buffers that they were read into, which may be a thousand times as large.
public final class HeldBody {
  /// The largest body, in bytes: `micronaut.server.max-request-size`.
  public static final int LARGEST = 64 << 10;

  private static final int FIRST = 1 << 10;

  private final ByteBuf bytes = Unpooled.buffer(FIRST);

  /// Adds a copy, unless that makes the body too large.
  public boolean append(ByteBuf more) {
    int length = bytes.readableBytes() + more.readableBytes();
    if (length > LARGEST) {
      return false;
    }
    if (length > bytes.capacity()) {
      bytes.capacity(Math.min(LARGEST, Math.max(length, 2 * bytes.capacity())));
    }
    bytes.writeBytes(more, more.readerIndex(), more.readableBytes());
    return true;
  }

  public ByteBuf bytes() {
    return bytes;
  }

  /// What it takes, in bytes.
  public int weight() {
    return bytes.capacity();
  }
}
