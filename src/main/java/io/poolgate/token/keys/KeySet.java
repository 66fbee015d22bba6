package io.poolgate.token.keys;

import java.security.Provider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An immutable snapshot of the pool's keys, by key id.
public final class KeySet {
  static final KeySet EMPTY = new KeySet(Map.of());

  private final Map<String, VerificationKey> keys;

  private KeySet(Map<String, VerificationKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /// The usable keys of a JWKS (RFC 7517 §5); empty where it is no JWKS or has none.
  static Optional<KeySet> parse(byte[] jwks, Provider provider) {
    var document = new UnambiguousJson().object(jwks);
    if (document.isEmpty() || !(document.get().get("keys") instanceof List<?> entries)) {
      return Optional.empty();
    }
    var usable = new HashMap<String, VerificationKey>();
    var ambiguous = new HashSet<String>();
    for (var entry : entries) {
      Jwk.read(entry, provider)
          .filter(key -> usable.put(key.id(), key) != null)
          .ifPresent(key -> ambiguous.add(key.id()));
    }
    usable.keySet().removeAll(ambiguous); // which of the two was meant is a guess
    return usable.isEmpty() ? Optional.empty() : Optional.of(new KeySet(usable));
  }

  /// This set, with the earlier set's objects for the keys that both have. The token cache compares
  /// key objects, so tokens stay in it.
  KeySet keeping(KeySet earlier) {
    var merged = new HashMap<>(keys);
    merged.replaceAll((id, key) -> {
      var known = earlier.find(id);
      return known != null && known.sameKeyAs(key) ? known : key;
    });
    return new KeySet(merged);
  }

  public @Nullable VerificationKey find(String keyId) {
    return keys.get(keyId);
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  public int size() {
    return keys.size();
  }
}
