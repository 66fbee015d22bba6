package io.poolgate.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.Locale;

/// Whose bucket it is.
///
/// @param text for Redis: a name is no reading matter for whoever looks there
/// @param hash for the memory of this process alone: nobody outside can choose keys that meet
record Key(String text, long hash) {
  private static final byte[] SECRET = secret();

  private Key(String text) {
    this(text, ByteBuffer.wrap(sha256(SECRET, text)).getLong());
  }

  /// The one that there is for everybody.
  static Key ofAll() {
    return new Key("");
  }

  static Key ofAddress(String network) {
    return new Key(network);
  }

  /// Of a user's name or a destination.
  static Key ofName(String name) {
    var hash = sha256(new byte[0], folded(name));
    return new Key(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  /// The same one's, for messages that follow a proof: no stranger can use that one up.
  Key proved() {
    return new Key("proved:" + text);
  }

  /// As Cognito compares names, and wider: two spellings of one name must not be two keys, while
  /// two names of one key only wait for each other.
  static String folded(String name) {
    var composed = Normalizer.normalize(name, Form.NFKC).strip();
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static byte[] secret() {
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  private static byte[] sha256(byte[] prefix, String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(prefix);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Key[…]";
  }
}
