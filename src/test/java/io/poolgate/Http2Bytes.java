package io.poolgate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The bytes of HTTP/2 (RFC 9113 §4.1) and HPACK (RFC 7541), whatever they say.
public final class Http2Bytes {
  static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int LITERAL_WITHOUT_INDEXING = 0;
  private static final int SEVEN_BITS = 0x7F;

  private Http2Bytes() {}

  public static byte[] frame(int type, int flags, int stream, byte[] payload) {
    var frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt((payload.length << 8) | type).put((byte) flags).putInt(stream).put(payload);
    return frame.array();
  }

  /// A header block, nothing in it indexed or compressed.
  ///
  /// @param fields names and values in turns, a char for each byte
  public static byte[] block(String... fields) {
    var block = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      block.write(LITERAL_WITHOUT_INDEXING);
      block.writeBytes(string(fields[i]));
      block.writeBytes(string(fields[i + 1]));
    }
    return block.toByteArray();
  }

  /// A literal (RFC 7541 §5.2).
  public static byte[] string(String text) {
    var literal = new ByteArrayOutputStream();
    int length = text.length();
    if (length < SEVEN_BITS) {
      literal.write(length);
    } else {
      literal.write(SEVEN_BITS);
      for (length -= SEVEN_BITS; length > SEVEN_BITS; length >>>= 7) {
        literal.write((length & SEVEN_BITS) | 0x80);
      }
      literal.write(length);
    }
    literal.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return literal.toByteArray();
  }

  /// Settings (RFC 9113 §6.5): identifiers and values in turns.
  static byte[] settings(int... pairs) {
    var payload = ByteBuffer.allocate(pairs.length * 3);
    for (int i = 0; i < pairs.length; i += 2) {
      payload.putShort((short) pairs[i]).putInt(pairs[i + 1]);
    }
    return payload.array();
  }

  static byte[] number(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
