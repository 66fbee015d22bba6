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
/// @param text for Redis, where others may look: a name is hashed
/// @param hash for the memory of this process, made with a secret: nobody outside can choose keys
///   that collide
record Key(String text, long hash) {
  private static final byte[] SECRET = secret();

  private Key(String text) {
    this(text, ByteBuffer.wrap(sha256(SECRET, text)).getLong());
  }

  /// The one key of everybody together.
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

  /// The same for messages that follow a proof: no stranger can use up its budget.
  Key proved() {
    return new Key("proved:" + text);
  }

  /// Folds a name as Cognito does, and more: two spellings of one name must not be two keys, while
  /// two names that share a key merely share a budget.
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
