package io.poolgate.limits;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Chooses where the limits are counted: in Redis where one is configured.
@Factory
final class LimitsFactory {
  @Singleton
  @Requires(missingBeans = RedisClient.class)
  LocalBuckets own(InstantSource clock) {
    return new LocalBuckets(clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(beans = RedisClient.class)
  SharedBuckets shared(RedisClient redis, InstantSource clock, MeterRegistry metrics) {
    return new SharedBuckets(redis, clock, metrics);
  }
}
