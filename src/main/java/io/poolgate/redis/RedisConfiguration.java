package io.poolgate.redis;

import io.lettuce.core.RedisURI;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.poolgate.problem.StartupException;
import io.poolgate.setting.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The variable `REDIS_URI`.
///
/// @param uri `redis://` or, with TLS, `rediss://`, with user and password where Redis asks for
///   them
@ConfigurationProperties("redis")
record RedisConfiguration(@Nullable @Secret String uri) {
  /// How long a connection's greeting and every command may take, unless the address says
  /// `?timeout=…`.
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /// @throws StartupException where the variable is no such address
  RedisURI address() {
    try {
      var address = RedisURI.create(String.valueOf(uri));
      if (address.getTimeout().equals(RedisURI.DEFAULT_TIMEOUT_DURATION)) {
        address.setTimeout(TIMEOUT);
      }
      return address;
    } catch (IllegalArgumentException e) {
      // Its text contains the password.
      throw new StartupException(
          "REDIS_URI",
          "is not the address of a Redis; a password in it is percent-encoded.",
          "rediss://user:password@redis.example.com:6379");
    }
  }

  @Override
  public String toString() {
    return "RedisConfiguration[…]";
  }
}
