package io.poolgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.poolgate.LogLines;
import io.poolgate.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How often which reason is logged.
class RedisFaultsTest {
  private static final String PASSWORD = "Redis refuses the user or the password (WRONGPASS)";
  private static final String LOADING = "Redis is still loading what it had saved (LOADING)";

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final RedisFaults faults = new RedisFaults(clock);

  @Test
  void aReasonIsToldOnceHoweverOftenAndByWhomItIsMet() {
    assertThat(
            told(() -> {
              for (int i = 0; i < 100; i++) {
                wrongPassword("limits");
                wrongPassword("revocations");
                clock.advance(Duration.ofSeconds(5));
              }
            }))
        .containsExactly(PASSWORD);
  }

  @Test
  void anotherReasonIsToldAndTheFirstOneWhenItIsBack() {
    assertThat(
            told(() -> {
              wrongPassword("limits");
              clock.advance(Duration.ofMinutes(1));
              loading("limits");
              clock.advance(Duration.ofMinutes(1));
              wrongPassword("limits");
            }))
        .containsExactly(PASSWORD, LOADING, PASSWORD);
  }

  @Test
  void reasonsThatTakeTurnsAreNotToldAtEveryTurn() {
    assertThat(
            told(() -> {
              for (int i = 0; i < 20; i++) {
                wrongPassword("limits");
                loading("limits");
                clock.advance(Duration.ofMillis(500));
              }
            }))
        .containsExactly(PASSWORD, LOADING);
  }

  @Test
  void aReasonThatComesBackAfterAllWasWellIsToldAgain() {
    assertThat(
            told(() -> {
              wrongPassword("limits");
              faults.end("limits");
              clock.advance(Duration.ofMinutes(1));
              wrongPassword("limits");
            }))
        .containsExactly(PASSWORD, PASSWORD);
  }

  private static List<String> told(Runnable happening) {
    try (var log = LogLines.ofErrors()) {
      happening.run();
      return log.lines().stream().filter(line -> line.startsWith("Redis ")).toList();
    }
  }

  private void wrongPassword(String user) {
    faults.report(user, fault("WRONGPASS invalid username-password pair or user is disabled."));
  }

  private void loading(String user) {
    faults.report(user, fault("LOADING Redis is loading the dataset in memory"));
  }

  private static RedisFault fault(String answer) {
    return RedisFault.of(new RedisCommandExecutionException(answer));
  }
}
