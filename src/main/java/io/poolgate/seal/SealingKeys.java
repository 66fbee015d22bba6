package io.poolgate.seal;

import io.poolgate.problem.StartupException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys that sessions are sealed with, in order: the first one seals, all of them open, so that
/// keys can be rotated with no session lost.
final class SealingKeys {
  private static final String VARIABLE = "POOLGATE_SESSION_KEYS";
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/_=-]+)");

  private final Map<String, SecretKey> keys;

  private SealingKeys(Map<String, SecretKey> keys) {
    this.keys = keys;
  }

  /// @throws StartupException where an entry is malformed or a key id is given twice
  static SealingKeys parse(List<String> entries) {
    var keys = new LinkedHashMap<String, SecretKey>();
    for (var entry : entries) {
      var parts = ENTRY.matcher(entry.strip());
      if (!parts.matches() || keys.put(parts.group(1), decode(parts.group(2))) != null) {
        throw malformed();
      }
    }
    return new SealingKeys(keys);
  }

  /// One key that no other instance has.
  static SealingKeys random() {
    return new SealingKeys(Map.of("random", key(KeyMaterial.random())));
  }

  String sealingKeyId() {
    return keys.keySet().iterator().next();
  }

  SecretKey sealingKey() {
    return keys.values().iterator().next();
  }

  Optional<SecretKey> key(@Nullable String keyId) {
    return keyId == null ? Optional.empty() : Optional.ofNullable(keys.get(keyId));
  }

  private static SecretKey decode(String base64) {
    return KeyMaterial.decode(base64.replace('-', '+').replace('_', '/'))
        .map(SealingKeys::key)
        .orElseThrow(SealingKeys::malformed);
  }

  private static SecretKey key(byte[] material) {
    return new SecretKeySpec(material, "AES");
  }

  private static StartupException malformed() {
    return new StartupException(
        VARIABLE,
        "must be kid:base64(32 random bytes), comma-separated, each kid once.",
        "k1:$(openssl rand -base64 32)");
  }
}
