package io.poolgate;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The frames that come on a connection of HTTP/2, and what they are together on each stream.
final class Http2Input {
  private final DataInputStream input;
  private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(false);
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private final Map<Integer, Http2Answer> answers = new HashMap<>();

  Http2Input(InputStream input) {
    this.input = new DataInputStream(input);
  }

  Http2Answer on(int stream) {
    return answers.getOrDefault(stream, Http2Answer.NOTHING);
  }

  @Nullable Http2Frame next() {
    try {
      int lengthAndType = input.readInt();
      int type = lengthAndType & 0xFF;
      int flags = input.readUnsignedByte();
      int stream = input.readInt() & Integer.MAX_VALUE;
      var payload = input.readNBytes(lengthAndType >>> 8);
      var headers = headers(type, flags, stream, payload);
      var frame = new Http2Frame(type, flags, stream, ByteBuffer.wrap(payload), headers);
      answers.put(stream, on(stream).with(frame));
      return frame;
    } catch (EOFException | SocketException | SSLException closed) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Http2Headers headers(int type, int flags, int stream, byte[] payload) {
    if (type != Http2FrameTypes.HEADERS && type != Http2FrameTypes.CONTINUATION) {
      return null;
    }
    block.writeBytes(payload); // neither padded nor weighed by this server
    if ((flags & Http2Flags.END_HEADERS) == 0) {
      return null;
    }
    var whole = Unpooled.wrappedBuffer(block.toByteArray());
    block.reset();
    try {
      return hpack.decodeHeaders(stream, whole);
    } catch (Http2Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
