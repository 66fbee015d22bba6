package io.poolgate.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts that all instances share, in Redis. While Redis is gone each instance counts for itself,
/// which lets a stranger have so many times as much as there are instances; and asks for Redis once
/// in a second at most, so that no call but one waits for it.
final class SharedBuckets implements Buckets, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
  private static final String PREFIX = "poolgate:limit:";
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Link(
      StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> buckets) {}

  private final RedisClient redis;
  private final InstantSource clock;
  private final LocalBuckets own = new LocalBuckets();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Instant nextAttempt = Instant.MIN;
  private volatile @Nullable Link link;
  private volatile boolean shared;

  SharedBuckets(RedisClient redis, InstantSource clock, MeterRegistry metrics) {
    this.redis = redis;
    this.clock = clock;
    metrics.gauge("poolgate.limits.shared", this, buckets -> buckets.shared ? 1 : 0);
  }

  /// Whether the last call was counted in Redis.
  boolean areShared() {
    return shared;
  }

  @Override
  public ConsumptionProbe take(Limit limit, Rate rate, String key) {
    if (shared) {
      return inRedis(limit, rate, key);
    }
    // Connecting to a Redis that hangs takes longer than the pause: who came meanwhile would wait
    // for all before.
    if (asking.compareAndSet(false, true)) {
      try {
        if (!clock.instant().isBefore(nextAttempt)) {
          return inRedis(limit, rate, key);
        }
      } finally {
        asking.set(false);
      }
    }
    return own.take(limit, rate, key);
  }

  private ConsumptionProbe inRedis(Limit limit, Rate rate, String key) {
    try {
      var probe = bucket(limit, rate, key).tryConsumeAndReturnRemaining(1);
      report(true);
      return probe;
    } catch (RuntimeException lost) {
      // Whatever it was: a limit that cannot be counted there is counted here.
      nextAttempt = clock.instant().plus(PAUSE);
      report(false);
      return own.take(limit, rate, key);
    }
  }

  private BucketProxy bucket(Limit limit, Rate rate, String key) {
    var configuration = BucketConfiguration.builder().addLimit(rate.bandwidth()).build();
    // A rate that was configured anew is another bucket.
    var name = PREFIX + limit.wireName() + ":" + rate.amount() + "/" + rate.period() + ":" + key;
    return link().buckets().builder().build(name, () -> configuration);
  }

  private Link link() {
    var open = link;
    if (open != null) {
      return open;
    }
    synchronized (this) {
      if (link == null) {
        var connection = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        connection.setTimeout(PATIENCE);
        link =
            new Link(
                connection,
                Bucket4jLettuce.casBasedBuilder(connection)
                    .requestTimeout(PATIENCE)
                    .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                            Duration.ofSeconds(10)))
                    .build());
      }
      return link;
    }
  }

  private void report(boolean works) {
    if (works != shared) {
      shared = works;
      if (works) {
        LOG.info("Limits are counted in Redis, for all instances together");
      } else {
        LOG.warn("Redis does not answer: each instance counts its limits for itself");
      }
    }
  }

  @Override
  public void close() {
    var open = link;
    if (open != null) {
      open.connection().close();
    }
  }
}
