package io.poolgate.edge.connection.http1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Texts of visible ASCII and spaces, told eight characters at a time: with a branch for each
/// character, a token's thousand cost as much as to look it up.
final class PlainText {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long TOP_BITS = EACH << 7;

  private PlainText() {}

  static boolean is(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    long outside = 0;
    int i = 0;
    for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
      outside |= outside((long) EIGHT.get(bytes, i));
    }
    for (; i < bytes.length; i++) {
      outside |= outside(EACH * (bytes[i] & 0xff));
    }
    return (outside & TOP_BITS) == 0;
  }

  /// Has a top bit where a byte is below a space, is DEL, or has one itself. What one byte carries
  /// over to the next, it does only when it has such a bit of its own.
  private static long outside(long eight) {
    return eight | (eight - EACH * ' ') | (eight + EACH);
  }
}
