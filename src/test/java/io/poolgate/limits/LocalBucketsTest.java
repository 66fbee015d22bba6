package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.SettableClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The counts of one instance: what they hold, forget and weigh.
class LocalBucketsTest {
  private static final Rate RATE = new Rate(10, Duration.ofHours(1));
  private static final int FLOOD = 300_000;

  private final SettableClock clock = new SettableClock();
  private final LocalBuckets buckets = new LocalBuckets(clock);

  @Test
  void whatWasTakenComesBackEvenly() {
    takeAll("ada");
    clock.advance(Duration.ofMinutes(5));
    assertThat(take("ada").orElseThrow().micros()).isEqualTo(60_000_000);
    clock.advance(Duration.ofMinutes(1));
    assertThat(take("ada")).isEmpty();
    assertThat(take("ada")).isPresent();
  }

  @Test
  void aCallThatOneBucketRefusesIsCountedInNone() {
    takeAll("ada");
    for (int i = 0; i < 10; i++) {
      assertThat(buckets.take(List.of(charge("bob"), charge("ada")))).isPresent();
    }
    takeAll("bob");
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyOutForLong() {
    takeAll("ada");
    clock.advance(Duration.ofDays(-1));
    assertThat(take("ada").orElseThrow().micros())
        .isLessThanOrEqualTo(Duration.ofHours(2).toSeconds() * 1_000_000);
  }

  /// Each name of the flood is counted once; the victim was counted twice.
  @ParameterizedTest
  @EnumSource(names = {"ADDRESS", "USERNAME", "USERNAME_MESSAGES"})
  void aFloodOfNamesMakesNoVictimsCountForgotten(Limit limit) {
    for (int victim = 0; victim < 100; victim++) {
      buckets.take(List.of(charge(limit, "victim" + victim)));
      buckets.take(List.of(charge(limit, "victim" + victim)));
    }
    for (int i = 0; i < FLOOD; i++) {
      buckets.take(List.of(charge(limit, "flood" + i)));
    }
    for (int victim = 0; victim < 100; victim++) {
      for (int i = 2; i < 10; i++) {
        assertThat(buckets.take(List.of(charge(limit, "victim" + victim)))).isEmpty();
      }
      assertThat(buckets.take(List.of(charge(limit, "victim" + victim)))).isPresent();
    }
  }

  @Test
  void theyWeighTenMegabytesAtMostHoweverManyCome() {
    var memory = ManagementFactory.getMemoryMXBean();
    System.gc();
    long before = memory.getHeapMemoryUsage().getUsed();
    var many = new LocalBuckets(InstantSource.system());
    for (var limit : Limit.values()) {
      for (int i = 0; i < FLOOD; i++) {
        many.take(List.of(charge(limit, "flood" + i)));
      }
    }
    await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(memory.getHeapMemoryUsage().getUsed() - before).isLessThan(10_000_000);
        });
    assertThat(many.take(List.of(charge("the last")))).isEmpty();
  }

  private void takeAll(String name) {
    for (int i = 0; i < 10; i++) {
      assertThat(take(name)).isEmpty();
    }
    assertThat(take(name)).isPresent();
  }

  private Optional<Refusal> take(String name) {
    return buckets.take(List.of(charge(name)));
  }

  private static Charge charge(String name) {
    return charge(Limit.USERNAME, name);
  }

  private static Charge charge(Limit limit, String name) {
    var charges = new Charges(Map.of(limit, RATE));
    charges.take(limit, Key.ofName(name), 1);
    return charges.list().getFirst();
  }
}
