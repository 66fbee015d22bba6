package io.poolgate.token.keys;

import java.util.Base64;
import java.util.Optional;

/// Canonical base64url without padding (RFC 7515 §2): one text for one value, so that a token has
/// no second spelling.
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /// The bytes, or empty for padding, foreign characters or stray bits in the last character.
  public static Optional<byte[]> decode(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
