package io.poolgate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes the few kinds of CBOR (RFC 8949) that authenticators need.
final class Cbor {
  private Cbor() {}

  static byte[] encode(Object value) {
    var out = new ByteArrayOutputStream();
    write(out, value);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case Integer number when number >= 0 -> head(out, 0, number);
      case Integer number -> head(out, 1, -1 - number);
      case byte[] bytes -> {
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(out, 3, utf8.length);
        out.writeBytes(utf8);
      }
      case Map<?, ?> map -> {
        head(out, 5, map.size());
        map.forEach((key, member) -> {
          write(out, key);
          write(out, member);
        });
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static void head(ByteArrayOutputStream out, int type, int number) {
    if (number < 24) {
      out.write(type << 5 | number);
    } else if (number < 256) {
      out.write(type << 5 | 24);
      out.write(number);
    } else {
      out.write(type << 5 | 25);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) number).array());
    }
  }
}
