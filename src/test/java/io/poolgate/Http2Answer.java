package io.poolgate;

import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What has come on one stream of HTTP/2.
///
/// @param status 0 before there is one
/// @param error that of a reset, -1 without one
/// @param ended whether nothing more can come
public record Http2Answer(
    int status, @Nullable Http2Headers headers, ByteBuffer body, int error, boolean ended) {
  static final Http2Answer NOTHING = new Http2Answer(0, null, ByteBuffer.allocate(0), -1, false);

  public String text() {
    return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
  }

  public String header(String name) {
    var value = headers == null ? null : headers.get(name);
    return value == null ? "" : value.toString();
  }

  Http2Answer with(Http2Frame frame) {
    boolean last = ended || frame.endsStream();
    return switch (frame.type()) {
      case Http2FrameTypes.DATA -> {
        var all = ByteBuffer.allocate(body.remaining() + frame.payload().remaining());
        all.put(body.duplicate()).put(frame.payload().duplicate()).flip();
        yield new Http2Answer(status, headers, all, error, last);
      }
      case Http2FrameTypes.RST_STREAM ->
          new Http2Answer(status, headers, body, frame.number(0), true);
      default -> {
        var received = frame.headers();
        var code = received == null ? null : received.status();
        yield code == null
            ? new Http2Answer(status, headers, body, error, last) // half a block, or trailers
            : new Http2Answer(Integer.parseInt(code.toString()), received, body, error, last);
      }
    };
  }
}
