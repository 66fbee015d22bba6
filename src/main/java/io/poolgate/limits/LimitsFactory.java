package io.poolgate.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.poolgate.redis.Redis;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Chooses where the limits are counted: in Redis where one is configured.
@Factory
final class LimitsFactory {
  @Singleton
  @Requires(missingBeans = Redis.class)
  LocalBuckets own(InstantSource clock) {
    return new LocalBuckets(clock);
  }

  /// At the start: what is wrong with Redis is to be told before a call needs it.
  @Context
  @Bean(preDestroy = "close")
  @Requires(beans = Redis.class)
  SharedBuckets shared(Redis redis, InstantSource clock, MeterRegistry metrics) {
    return new SharedBuckets(redis, clock, metrics);
  }
}
