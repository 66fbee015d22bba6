package io.poolgate.limits;

import static io.poolgate.limits.Instances.charges;
import static io.poolgate.limits.Instances.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.ScriptOutputType;
import io.poolgate.Relay;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
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
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var buckets =
          instances.at("redis://127.0.0.1:%d?timeout=5s".formatted(silent.getLocalPort()));
      var calls =
          List.of(
              executor.submit(() -> buckets.take(charges("one", 10))),
              executor.submit(() -> buckets.take(charges("another", 10))));
      try (var connection = silent.accept()) {
        await().until(() -> calls.stream().anyMatch(Future::isDone));
        assertThat(calls).filteredOn(Future::isDone).hasSize(1);
        assertThat(connection.isConnected()).isTrue();
      }
      for (var call : calls) {
        assertThat(call.get()).isEmpty();
      }
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

  @Test
  void aLinkThatSaysNothingForGoodIsDropped() throws Exception {
    var redis = instances.redis();
    try (var relay = Relay.to(redis.port())) {
      var here = instances.at("redis://127.0.0.1:%d?timeout=300ms".formatted(relay.port()));
      var there = instances.of(redis);
      take(here, 1);
      take(there, 1);
      relay.blackHole();
      take(here, 3);
      assertThat(here.areShared()).isFalse();
      relay.restore();
      await()
          .untilAsserted(() -> {
            here.take(charges("another", 1_000_000));
            assertThat(here.areShared()).isTrue();
          });
      take(there, 5);
      here.take(charges("ada", 10));
      assertThat(there.take(charges("ada", 10))).isPresent();
    }
  }

  @Test
  void aPrimaryThatBecomesAReplicaIsLeftForTheOneThatTheAddressLeadsTo() throws Exception {
    var old = instances.redis();
    var next = instances.redis();
    try (var relay = Relay.to(old.port())) {
      var here = instances.at("redis://127.0.0.1:" + relay.port());
      take(here, 1);
      relay.leadTo(next.port());
      instances.client(old).connect().sync().replicaof("127.0.0.1", 1);
      await()
          .untilAsserted(() -> {
            here.take(charges("another", 1000));
            assertThat(here.areShared()).isTrue();
            assertThat(instances.client(next).connect().sync().keys("*")).isNotEmpty();
          });
    }
  }

  @Test
  @Tag("long")
  void aPrimaryIsLeftWhenSentinelNamesAnotherThoughItStillTakesAll(@TempDir Path folder) {
    var old = instances.redis();
    var next = instances.redis();
    try (var sentinel = old.watch(folder, 1)) {
      var here = instances.at(sentinel.uriOfSentinel());
      take(here, 1);
      var administrator = instances.sentinel(sentinel);
      administrator.remove("main");
      administrator.monitor("main", "127.0.0.1", next.port(), 1);
      var commands = instances.client(next).connect().sync();
      await()
          .untilAsserted(() -> {
            here.take(charges("another", 1000));
            assertThat(commands.keys("*")).isNotEmpty();
          });
    }
  }

  @Test
  void aUserThatWasShutOutCountsAgainWhenItIsLetIn() {
    var redis = instances.redis("--user", "poolgate", "on", ">mark-one", "~*", "&*", "+@all");
    var here = instances.at("redis://poolgate:mark-one@127.0.0.1:" + redis.port());
    take(here, 1);
    assertThat(here.areShared()).isTrue();
    var administrator = instances.client(redis).connect().sync();
    administrator.aclSetuser("poolgate", AclSetuserArgs.Builder.off());
    administrator.clientKill(KillArgs.Builder.user("poolgate"));
    await().until(() -> !here.areShared());
    take(here, 2);
    administrator.aclSetuser("poolgate", AclSetuserArgs.Builder.on());
    await()
        .untilAsserted(() -> {
          here.take(charges("another", 1_000_000));
          assertThat(here.areShared()).isTrue();
        });
  }
}
