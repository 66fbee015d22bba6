package io.poolgate.seal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The 32 bytes of a secret key, as `openssl rand -base64 32` makes them for a variable.
public final class KeyMaterial {
  private static final int BYTES = 32;

  private KeyMaterial() {}

  /// Some that no other instance has.
  public static byte[] random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /// Empty where the text is no base64, or of another length: it must not be repeated in an error.
  public static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64)).filter(key -> key.length == BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
