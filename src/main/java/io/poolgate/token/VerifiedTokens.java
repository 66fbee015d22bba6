package io.poolgate.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.poolgate.token.keys.VerificationKey;
import io.poolgate.token.verdict.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cache of tokens that were verified lately, by their whole text, bounded in bytes.
///
/// It holds verified tokens only, so a stranger cannot fill it. A token that differs in one
/// character, of its signature for example, is another token.
final class VerifiedTokens {
  // Measured: the claims, the entry, the heads of all objects, and what a route keeps for as long
  // as the token is remembered (GET /v1/me its answer); without the groups and scopes.
  private static final int BYTES_BESIDE_TEXT = 1800;
  private static final int BYTES_BESIDE_NAME = 56;
  private static final int BYTES_OF_CLAIMS = 3; // for each character of the token, if all are kept

  /// @param freshUntil a time (milliseconds since 1970) before which the token has not expired
  record Entry(Verification.Verified verdict, VerificationKey key, long freshUntil) {}

  private final @Nullable Cache<String, Entry> cache;

  VerifiedTokens(long maximumBytes) {
    this.cache =
        maximumBytes == 0
            ? null
            : Caffeine.newBuilder()
                .maximumWeight(maximumBytes)
                .weigher((String token, Entry entry) -> weight(token, entry))
                .executor(Runnable::run)
                .build();
  }

  private static int weight(String token, Entry entry) {
    var claims = entry.verdict().token();
    return BYTES_BESIDE_TEXT
        + token.length() * (claims.claims().isEmpty() ? 1 : 1 + BYTES_OF_CLAIMS)
        + weight(claims.roles())
        + weight(claims.principal().scopes());
  }

  private static int weight(List<String> names) {
    int weight = 0;
    for (var name : names) {
      weight += BYTES_BESIDE_NAME + name.length();
    }
    return weight;
  }

  /// Bytes, as they count against the bound.
  long weight() {
    return cache == null ? 0 : cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
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
