package io.poolgate.load;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.QuickJvm.ALL_COMPILERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.localpool.LocalUserPool;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sign-ins by the thousand in a heap of 256 MB, in front of a pool that takes 300 ms. Clients,
/// pool and server share the machine.
@Tag("long")
@Timeout(300)
class InFlightTest {
  private static final Duration LATENCY = Duration.ofMillis(300);
  private static final int MANY = 2_000;
  private static final int TOO_MANY = 10_000;
  private static final int FEW = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Duration FLOOD = Duration.ofSeconds(10);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// What two quiet cores serve in a second, at [#MANY]. A machine that is slower, or busy, has
  /// longer to recover.
  private static final double PACE = 2_000;

  @TempDir private Path folder;

  @Test
  void manyAreServedAsFastAsLatencyOrProcessorAllow() throws Exception {
    underLoad(InFlightTest::assertServedAsFastAsCanBe);
  }

  @Test
  void tooManyAreServedOrRefusedWithoutLosingOne() throws Exception {
    assumeTrue(openFiles() > TOO_MANY * 3 / 2, "too few open files are allowed: ulimit -n 20000");
    underLoad((poolgate, load) -> {
      double slowness = Math.max(1, PACE / glance(load).served());
      tooManyAreServedOrRefused(poolgate, load);
      aFewAreServedAgain(poolgate, load, slowness);
    });
  }

  private interface Course {
    void run(PoolgateProcess poolgate, LoadGenerator load) throws Exception;
  }

  private void underLoad(Course course) throws Exception {
    try (var pool = LocalUserPool.start();
        var replayed = new ReplayedPool(pool, LATENCY);
        var poolgate = start(pool, replayed);
        var load =
            new LoadGenerator(
                poolgate.server(), "/v1/sign-in", credentials(newEmail(), newPassword()))) {
      load.clients(MANY);
      Thread.sleep(WARM_UP);
      course.run(poolgate, load);
      assertThat(poolgate.errors()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }
  }

  private static void assertServedAsFastAsCanBe(PoolgateProcess poolgate, LoadGenerator load)
      throws InterruptedException {
    var answers = load.answers();
    var before = poolgate.processorTime();
    long begin = System.nanoTime();
    Thread.sleep(WINDOW);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processor = poolgate.processorTime().minus(before).toNanos() / 1e9;
    double served = answers.served() / seconds;
    double byLatency = MANY / (LATENCY.toMillis() / 1e3);
    double byProcessor = answers.served() / processor;
    var figures =
        "%,d in flight: %.0f sign-ins/s; the latency allows %.0f, one core %.0f (%.0f µs each); p50 %d ms, p99 %d ms; %s"
            .formatted(
                MANY,
                served,
                byLatency,
                byProcessor,
                1e6 / byProcessor,
                answers.percentile(50),
                answers.percentile(99),
                answers.outcomes());
    System.out.println(figures);
    assertThat(answers.outcomes()).as(figures).containsOnlyKeys(Answers.SERVED);
    assertThat(served).as(figures).isGreaterThan(0.9 * Math.min(byLatency, byProcessor));
  }

  private static void tooManyAreServedOrRefused(PoolgateProcess poolgate, LoadGenerator load)
      throws InterruptedException {
    var answers = load.answers();
    load.clients(TOO_MANY);
    Thread.sleep(FLOOD);
    System.out.printf("%,d in flight: %s%n", TOO_MANY, answers.outcomes());
    assertServedOrRefused(poolgate, answers);
  }

  private static void assertServedOrRefused(PoolgateProcess poolgate, Answers answers) {
    assertThat(answers.outcomes().keySet())
        .as("its standard error: %s", poolgate.errors())
        .isSubsetOf(Answers.SERVED, "503 overloaded");
  }

  /// At most 5 s after the flood's end there begins a second in which nobody is refused, and none
  /// waits for much more than the pool.
  private static void aFewAreServedAgain(
      PoolgateProcess poolgate, LoadGenerator load, double slowness) throws InterruptedException {
    load.clients(FEW);
    int seconds = 0;
    var answers = glance(load);
    while (!isAsBefore(answers, slowness) && seconds < RECOVERY.toSeconds() * slowness) {
      assertServedOrRefused(poolgate, answers);
      answers = glance(load);
      seconds++;
    }
    var figures =
        "as before within %d s (%s, p99 %d ms)"
            .formatted(seconds, answers.outcomes(), answers.percentile(99));
    System.out.println(figures);
    assertThat(isAsBefore(answers, slowness)).as("not %s: %s", figures, poolgate.errors()).isTrue();
  }

  private static Answers glance(LoadGenerator load) throws InterruptedException {
    var answers = load.answers();
    Thread.sleep(SECOND);
    return answers;
  }

  private static boolean isAsBefore(Answers answers, double slowness) {
    return answers.outcomes().keySet().equals(Set.of(Answers.SERVED))
        && answers.percentile(99) < 2 * LATENCY.toMillis() * slowness;
  }

  private PoolgateProcess start(LocalUserPool pool, ReplayedPool replayed) throws Exception {
    var environment =
        Map.of(
            "COGNITO_ENDPOINT", replayed.endpoint().toString(),
            "COGNITO_JWKS_URL", pool.jwksUrl().toString(),
            // A busy machine must not turn a right answer into a time-out, nor a client that is
            // slow to
            // send, because it shares the processors, into a lost connection.
            "POOLGATE_UPSTREAM_ATTEMPT_TIMEOUT", "15s",
            "POOLGATE_UPSTREAM_CALL_TIMEOUT", "30s",
            "POOLGATE_CONNECTIONS_REQUEST_TIMEOUT", "30s",
            "POOLGATE_CONNECTIONS_MAX", "12000",
            "POOLGATE_CONNECTIONS_MAX_PER_ADDRESS", "0",
            "POOLGATE_LIMITS_ENABLED", "false",
            "POOLGATE_LOG_LEVEL", "INFO");
    return PoolgateProcess.start(
        pool, FreePort.find(), environment, folder.resolve("output"), ALL_COMPILERS, "-Xmx256m");
  }

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getMaxFileDescriptorCount();
  }
}
