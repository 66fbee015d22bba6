package io.poolgate.redis;

import io.lettuce.core.RedisURI;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.poolgate.problem.StartupException;
import io.poolgate.setting.Secret;
import io.poolgate.trust.TrustedAuthorities;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The `REDIS_…` variables.
///
/// @param uri `redis://` or, with TLS, `rediss://`, with user and password where Redis asks for
///   them; `redis-sentinel://` or `rediss-sentinel://`
/// @param sentinelPassword what the Sentinels ask for; a password in the address is Redis's own
/// @param tlsCa the PEM file of the authorities that are trusted instead of the JVM's
@Context
@ConfigurationProperties("redis")
record RedisConfiguration(
    @Nullable @Secret String uri,
    @Nullable @Secret String sentinelPassword,
    @Nullable String tlsCa) {
  /// How long a connection's greeting and every command may take, unless the address says
  /// `?timeout=…`.
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /// With a longer one, a link that is dead would not be dropped in time.
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);

  RedisConfiguration {
    if (sentinelPassword != null && !is(uri, address -> !address.getSentinels().isEmpty())) {
      throw new StartupException(
          "REDIS_SENTINEL_PASSWORD is set, but REDIS_URI names no Sentinel. Example: "
              + "REDIS_URI=redis-sentinel://host1,host2,host3?sentinelMasterId=name");
    }
    if (tlsCa != null && !is(uri, address -> address.isSsl() && address.isVerifyPeer())) {
      throw new StartupException(
          "REDIS_TLS_CA is set, but REDIS_URI has no certificate checked by it. Example: "
              + "REDIS_URI=rediss://user:password@redis.example.com:6379");
    }
  }

  private static boolean is(@Nullable String uri, Predicate<RedisURI> wanted) {
    try {
      return uri != null && wanted.test(RedisURI.create(uri));
    } catch (IllegalArgumentException e) {
      return true; // what is wrong with it, #address says
    }
  }

  /// @throws StartupException where the variable is no such address
  RedisURI address() {
    try {
      var address = RedisURI.create(String.valueOf(uri));
      setTimeout(address);
      address.getSentinels().forEach(this::prepare);
      return address;
    } catch (IllegalArgumentException e) {
      // Its text contains the password.
      throw new StartupException(
          "REDIS_URI",
          "is not the address of a Redis; a password in it is percent-encoded.",
          "rediss://user:password@redis.example.com:6379");
    }
  }

  /// @throws StartupException where the file is of no use
  @Nullable TrustedAuthorities authorities() {
    return tlsCa == null ? null : TrustedAuthorities.read("REDIS_TLS_CA", tlsCa);
  }

  private void prepare(RedisURI sentinel) {
    setTimeout(sentinel);
    if (sentinelPassword != null) {
      sentinel.setAuthentication(sentinelPassword.toCharArray());
    }
  }

  private static void setTimeout(RedisURI address) {
    var set = address.getTimeout();
    if (set.equals(RedisURI.DEFAULT_TIMEOUT_DURATION) || set.isZero()) {
      address.setTimeout(TIMEOUT);
    } else if (set.compareTo(LONGEST_TIMEOUT) > 0) {
      address.setTimeout(LONGEST_TIMEOUT);
    }
  }

  @Override
  public String toString() {
    return "RedisConfiguration[…]";
  }
}
