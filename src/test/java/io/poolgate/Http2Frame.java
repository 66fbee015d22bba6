package io.poolgate;

import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A frame of HTTP/2 that came, with the headers whose block it completes.
public record Http2Frame(
    int type, int flags, int stream, ByteBuffer payload, @Nullable Http2Headers headers) {
  /// Four bytes of it, from this place.
  public int number(int offset) {
    return payload.getInt(offset);
  }

  boolean endsStream() {
    return (type == Http2FrameTypes.DATA || type == Http2FrameTypes.HEADERS)
        && (flags & Http2Flags.END_STREAM) != 0;
  }
}
