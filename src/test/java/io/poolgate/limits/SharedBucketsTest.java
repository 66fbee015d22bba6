package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SharedBucketsTest {
  private static final Rate RATE = new Rate(10, Duration.ofHours(1));

  @Test
  void oneCallAloneWaitsForARedisThatConnectsAndSaysNothing() throws Exception {
    var now = new AtomicReference<>(Instant.EPOCH);
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var redis =
            RedisClient.create("redis://127.0.0.1:%d?timeout=5s".formatted(silent.getLocalPort()));
        var buckets = new SharedBuckets(redis, now::get, new SimpleMeterRegistry());
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = executor.submit(() -> buckets.take(Limit.ADDRESS, RATE, "one"));
      try (var connection = silent.accept()) {
        now.set(now.get().plusSeconds(60));
        assertThat(buckets.take(Limit.ADDRESS, RATE, "another").isConsumed()).isTrue();
        assertThat(first).isNotDone();
        assertThat(connection.isConnected()).isTrue();
      }
      assertThat(first.get().isConsumed()).isTrue();
    }
  }
}
