package io.poolgate.limits;

import static io.poolgate.limits.Instances.charges;
import static io.poolgate.limits.Instances.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is counted while Redis is gone, silent or of no use, and afterwards.
@Timeout(120)
class RedisFaultsTest {
  @AutoClose private final Instances instances;

  RedisFaultsTest(@TempDir Path folder) {
    instances = new Instances(folder);
  }

  @Test
  void oneCallAloneWaitsForARedisThatConnectsAndSaysNothing() throws Exception {
    var now = new AtomicReference<>(Instant.EPOCH);
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var redis =
            RedisClient.create("redis://127.0.0.1:%d?timeout=5s".formatted(silent.getLocalPort()));
        var buckets = new SharedBuckets(redis, now::get, new SimpleMeterRegistry());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = executor.submit(() -> buckets.take(charges("one", 10)));
      try (var connection = silent.accept()) {
        now.set(now.get().plusSeconds(60));
        assertThat(buckets.take(charges("another", 10))).isEmpty();
        assertThat(first).isNotDone();
        assertThat(connection.isConnected()).isTrue();
      }
      assertThat(first.get()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--maxmemory 1",
    "--replicaof 127.0.0.1 1",
    "--replicaof 127.0.0.1 1 --replica-serve-stale-data no",
    "--rename-command evalsha no-such-command",
    "--requirepass mark-secret"
  })
  void aRedisThatCountsNothingOpensNoLimit(String options) {
    var buckets = instances.of(instances.redis(options.split(" ")));
    for (int i = 0; i < 10; i++) {
      assertThat(buckets.take(charges("ada", 10))).isEmpty();
    }
    assertThat(buckets.take(charges("ada", 10))).isPresent();
    assertThat(buckets.areShared()).isFalse();
  }

  @Test
  void aRedisThatRunsAnothersScriptOpensNoLimit() throws Exception {
    var redis = instances.redis("--busy-reply-threshold", "1");
    var buckets = instances.of(redis);
    take(buckets, 4);
    var busy =
        instances
            .client(redis)
            .connect()
            .async()
            .eval("while true do end", ScriptOutputType.STATUS);
    take(buckets, 6);
    assertThat(buckets.take(charges("ada", 10))).isPresent();
    assertThat(busy.isDone()).isFalse();
    instances.client(redis).connect().sync().scriptKill();
  }

  @Test
  void whatWasCountedWhileRedisWasGoneItIsToldWhenItIsBack() {
    var redis = instances.redis();
    var here = instances.of(redis);
    var there = instances.of(redis);
    take(here, 1);
    take(there, 1);
    redis.kill();
    take(here, 3);
    take(there, 3);
    redis.startAgain();
    for (var instance : List.of(here, there)) {
      await()
          .untilAsserted(() -> {
            instance.take(charges("another", 1_000_000));
            assertThat(instance.areShared()).isTrue();
          });
    }
    // Redis begins anew; each instance tells it of its three.
    take(here, 1);
    take(there, 1);
    take(here, 1);
    take(there, 1);
    assertThat(here.take(charges("ada", 10))).isPresent();
    assertThat(there.take(charges("ada", 10))).isPresent();
  }

  @Test
  void aCallOfWhichNobodyKnowsIsCountedOnce() {
    var redis = instances.redis();
    var here = instances.of(redis);
    var there = instances.of(redis);
    take(here, 3);
    take(there, 1);
    redis.hang();
    take(here, 1);
    assertThat(here.areShared()).isFalse();
    redis.goOn();
    await()
        .untilAsserted(() -> {
          here.take(charges("another", 1_000_000));
          assertThat(here.areShared()).isTrue();
        });
    take(there, 2);
    take(here, 3);
    assertThat(here.take(charges("ada", 10))).isPresent();
    assertThat(there.take(charges("ada", 10))).isPresent();
  }
}
