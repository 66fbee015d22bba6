package io.poolgate.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/// Counts of this instance alone. A bucket that nobody takes from is full again after its period,
/// and forgotten; and there are never more of them than memory allows.
final class LocalBuckets implements Buckets {
  private static final int MOST = 200_000; // some 100 MB at worst

  private record Key(Limit limit, String of) {}

  private record Counted(Bucket bucket, Duration period) {}

  private final Cache<Key, Counted> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfter(Expiry.accessing((Key key, Counted counted) -> counted.period()))
          .build();

  @Override
  public ConsumptionProbe take(Limit limit, Rate rate, String key) {
    return buckets
        .get(new Key(limit, key), _ -> counted(rate))
        .bucket()
        .tryConsumeAndReturnRemaining(1);
  }

  private static Counted counted(Rate rate) {
    return new Counted(Bucket.builder().addLimit(rate.bandwidth()).build(), rate.period());
  }
}
