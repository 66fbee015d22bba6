package io.poolgate.redis;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

/// Makes the configured Redis; where none is configured, nothing at all.
@Factory
@Requires(property = "redis.uri")
final class RedisFactory {
  @Context
  @Bean(preDestroy = "close")
  Redis redis(RedisConfiguration configuration) {
    return new Redis(configuration.address(), configuration.authorities());
  }
}
