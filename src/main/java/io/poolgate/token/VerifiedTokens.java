package io.poolgate.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/// Tokens that were verified lately, by their whole text, bounded in bytes.
///
/// Only what was verified is remembered: a stranger cannot fill it, and a token that differs in one
/// character (its signature, say) is another one.
final class VerifiedTokens {
  // Measured: the claims' objects, their strings' heads, the entry and the text's head.
  private static final int BYTES_BESIDE_TEXT = 1400;

  record Entry(Verification.Verified verdict, VerificationKey key) {}

  private final @Nullable Cache<String, Entry> cache;

  VerifiedTokens(long maximumBytes) {
    this.cache =
        maximumBytes == 0
            ? null
            : Caffeine.newBuilder()
                .maximumWeight(maximumBytes)
                .weigher((String token, Entry entry) -> weight(token))
                .executor(Runnable::run)
                .build();
  }

  private static int weight(String token) {
    // The claims' characters are a part of the token's: what base64 adds pays for the copy.
    return BYTES_BESIDE_TEXT + 2 * token.length();
  }

  @Nullable Entry find(String token) {
    return cache == null ? null : cache.getIfPresent(token);
  }

  void remember(String token, Entry entry) {
    if (cache != null) {
      cache.put(token, entry);
    }
  }

  void forget(String token) {
    if (cache != null) {
      cache.invalidate(token);
    }
  }
}
