package io.poolgate.revocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.problem.StartupException;
import io.poolgate.redis.Redis;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Makes the revocations, and begins to load them as the server starts.
@Factory
final class RevocationFactory {

  @Context
  @Bean(preDestroy = "close")
  @Requires(property = "poolgate.token.revocation", value = "redis")
  RevocationSync sync(
      RevocationConfiguration configuration,
      @Nullable Redis redis,
      UserPoolSettings pool,
      InstantSource clock,
      @Nullable MeterRegistry registry) {
    if (redis == null) {
      throw new StartupException(
          "REDIS_URI",
          "is not set, and POOLGATE_TOKEN_REVOCATION=redis needs it.",
          "redis://redis.example.com:6379");
    }
    var metrics = new RevocationMetrics(registry == null ? new CompositeMeterRegistry() : registry);
    var revoked = new RevokedSet(configuration, clock, metrics);
    // Servers of other pools may use the same Redis.
    var name = "poolgate:" + pool.userPoolId() + ":revoked";
    return new RevocationSync(redis, name, revoked, metrics);
  }

  @Singleton
  Revocations revocations(@Nullable RevocationSync sync, InstantSource clock) {
    return sync == null ? Revocations.none() : new Revocations(sync, clock);
  }
}
