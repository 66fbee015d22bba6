package io.poolgate.limits;

import static io.poolgate.limits.Instances.charges;
import static io.poolgate.limits.Instances.counts;
import static io.poolgate.limits.Instances.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.poolgate.redis.Redis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What instances count together, whatever Redis does.
@Timeout(120)
class SharedBucketsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private final Instances instances;

  SharedBucketsTest(@TempDir Path folder) {
    instances = new Instances(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 150, 300})
  void manyCallsAtOnceOnTwoInstancesAreAdmittedAsOftenAsAllowedAndNoMore(int allowed)
      throws Exception {
    var redis = instances.redis();
    var both = List.of(instances.of(redis), instances.of(redis));
    var calls = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 2 * allowed; i++) {
      var instance = both.get(i % 2);
      calls.add(() -> instance.take(charges("all", allowed)).isEmpty());
    }
    both.forEach(instance -> instance.take(charges("connects", allowed)));
    int admitted = 0;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : executor.invokeAll(calls)) {
        admitted += call.get() ? 1 : 0;
      }
    }
    assertThat(both).allMatch(SharedBuckets::areShared);
    assertThat(admitted).isEqualTo(allowed);
  }

  @Test
  void allBucketsOfACallAreAskedInOneRoundTripAndTakenOrNone() {
    var redis = instances.redis();
    var here = instances.of(redis);
    var there = instances.of(redis);
    var one = charges("one", 3);
    var both = List.of(charges("other", 10).getFirst(), one.getFirst());
    for (int i = 0; i < 3; i++) {
      assertThat(here.take(one)).isEmpty();
    }
    for (int i = 0; i < 20; i++) {
      assertThat(there.take(both).orElseThrow().charge()).isEqualTo(one.getFirst());
    }
    assertThat(there.take(charges("other", 10))).isEmpty();
    var stats = instances.client(redis).connect().sync().info("commandstats");
    assertThat(stats).contains("cmdstat_evalsha:calls=24,").contains("cmdstat_eval:calls=1,");
  }

  @Test
  void whatIsGivenBackIsGivenBackToAll() {
    var redis = instances.redis();
    var here = instances.of(redis);
    var there = instances.of(redis);
    take(here, 10);
    here.settle(counts("ada", -4));
    await().untilAsserted(() -> assertThat(there.take(charges("ada", 10))).isEmpty());
    take(there, 3);
    assertThat(there.take(charges("ada", 10))).isPresent();
  }

  @Test
  void everyKeyExpires() {
    var redis = instances.redis();
    var here = instances.of(redis);
    take(here, 10);
    here.settle(counts("ada", 5));
    here.take(charges("bob", 10));
    var commands = instances.client(redis).connect().sync();
    var keys = commands.keys("*");
    assertThat(keys).hasSize(2).allMatch(key -> key.startsWith("poolgate:limit:username:10/PT1H:"));
    assertThat(keys).allMatch(key -> commands.pttl(key) > 0);
    assertThat(keys).allMatch(key -> commands.pttl(key) <= 2 * HOUR.toMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void memoryAndRedisGiveTheSameVerdicts(long seed) throws Exception {
    var redis = instances.redis();
    var random = new Random(seed);
    var memory = new LocalBuckets(InstantSource.system());
    try (var client = new Redis(RedisURI.create(redis.uri()), null);
        var counts = new RedisCounts(client)) {
      assertThat(counts.awaitLink()).isTrue();
      for (int i = 0; i < 300; i++) {
        boolean taking = random.nextBoolean();
        var charges = random(random, taking);
        if (taking) {
          var expected = memory.take(charges);
          var answer = counts.await(counts.run(charges, new int[charges.size()], true));
          assertThat(answer.map(Refusal::charge)).isEqualTo(expected.map(Refusal::charge));
          answer.ifPresent(refusal ->
              assertThat(refusal.micros())
                  .isCloseTo(expected.orElseThrow().micros(), Offset.offset(5_000_000L)));
        } else {
          memory.settle(charges);
          counts.await(
              counts.run(charges, charges.stream().mapToInt(Charge::takes).toArray(), false));
        }
      }
    }
  }

  /// One to three of six keys: taken and looked at, or counted and given back, of which two may be
  /// one user's.
  private static List<Charge> random(Random random, boolean taking) {
    var charges = new Charges(Map.of(Limit.USERNAME, new Rate(7, Duration.ofDays(1))));
    IntStream.range(0, 1 + random.nextInt(3))
        .forEach(_ -> {
          var key = Key.ofName("name" + random.nextInt(6));
          switch (random.nextInt(3) + (taking ? 0 : 3)) {
            case 0, 1 -> charges.take(Limit.USERNAME, key, 1 + random.nextInt(2));
            case 2 -> charges.look(Limit.USERNAME, key);
            case 3, 4 -> charges.count(Limit.USERNAME, key, random.nextInt(-2, 3));
            default ->
                charges.countAlike(Limit.USERNAME, key, Key.ofName("name" + random.nextInt(6)));
          }
        });
    return charges.list();
  }
}
