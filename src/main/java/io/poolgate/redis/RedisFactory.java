package io.poolgate.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes the client of the configured Redis; where none is configured, nothing at all.
///
/// No connection is made here: the server must start, and go on, while Redis is gone. A lost
/// connection comes back by itself. Until then it refuses commands, because requests would
/// otherwise wait for it.
@Factory
@Requires(property = "redis.uri")
@Requires(property = "redis.uri", notEquals = "")
final class RedisFactory {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  @Singleton
  @Bean(preDestroy = "shutdown")
  ClientResources resources() {
    return ClientResources.builder()
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .build();
  }

  @Context
  @Bean(preDestroy = "shutdown")
  RedisClient client(ClientResources resources, RedisConfiguration configuration) {
    var client = RedisClient.create(resources, configuration.address());
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
            .timeoutOptions(TimeoutOptions.enabled())
            .build());
    return client;
  }
}
