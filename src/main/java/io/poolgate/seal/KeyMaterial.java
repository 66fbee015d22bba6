package io.poolgate.seal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;

/// The 32 bytes of a secret key, as `openssl rand -base64 32` makes them for a variable.
public final class KeyMaterial {
  private static final int BYTES = 32;

  /// Random bytes have so few different values once in 10^25 draws. Zeros, digits and a repeated
  /// word have no more.
  private static final int LEAST_DIFFERENT = 12;

  private KeyMaterial() {}

  /// Random bytes, which no other instance has.
  public static byte[] random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /// Empty where the text is no base64, of another length, or of bytes that nobody drew by chance:
  /// it must not be repeated in an error.
  public static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64))
          .filter(key -> key.length == BYTES && different(key) >= LEAST_DIFFERENT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int different(byte[] key) {
    var seen = new BitSet();
    for (byte one : key) {
      seen.set(one & 0xff);
    }
    return seen.cardinality();
  }
}
