package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.poolgate.RedisServer;
import io.poolgate.redis.Redis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Instances that count in one Redis, and what they count.
final class Instances implements AutoCloseable {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Path folder;
  private final List<Runnable> opened = new ArrayList<>();

  Instances(Path folder) {
    this.folder = folder;
  }

  static void take(SharedBuckets buckets, int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(buckets.take(charges("ada", 10))).isEmpty();
    }
  }

  static List<Charge> charges(String name, long rate) {
    var charges = new Charges(Map.of(Limit.USERNAME, new Rate(rate, HOUR)));
    charges.take(Limit.USERNAME, Key.ofName(name), 1);
    return charges.list();
  }

  static List<Charge> counts(String name, int tokens) {
    var charges = new Charges(Map.of(Limit.USERNAME, new Rate(10, HOUR)));
    charges.count(Limit.USERNAME, Key.ofName(name), tokens);
    return charges.list();
  }

  RedisServer redis(String... options) {
    var redis = RedisServer.start(folder, options);
    opened.add(redis::close);
    return redis;
  }

  SharedBuckets of(RedisServer redis) {
    return at(redis.uri());
  }

  SharedBuckets at(String uri) {
    var redis = new Redis(RedisURI.create(uri), null);
    opened.add(redis::close);
    var buckets = new SharedBuckets(redis, InstantSource.system(), new SimpleMeterRegistry());
    opened.add(buckets::close);
    return buckets;
  }

  RedisClient client(RedisServer redis) {
    var client = RedisClient.create(redis.uri());
    opened.add(client::close);
    return client;
  }

  RedisSentinelCommands<String, String> sentinel(RedisServer sentinel) {
    var client = RedisClient.create();
    opened.add(client::close);
    return client.connectSentinel(RedisURI.create("127.0.0.1", sentinel.port())).sync();
  }

  @Override
  public void close() {
    opened.reversed().forEach(Runnable::run);
  }
}
