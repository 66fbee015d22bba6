package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SettableClock;
import io.poolgate.localpool.server.Quota;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A simulation, by a clock that stands still between its steps: a million users and a few who
/// attack them, before a pool with Cognito's default quota for sign-ins. docs/operations.md tells
/// what comes of it.
class FleetTest {
  private static final String SIGN_IN = "InitiateAuth";
  private static final int QUOTA = 120; // sign-ins a second (UserAuthentication)
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int STEPS_A_SECOND = 10;
  private static final int USERS = 28; // who sign in, a second: a tenth of a million in an hour
  private static final int ATTACKERS = 60; // addresses
  private static final int ATTEMPTS = 100; // of each address, a second
  private static final int BURST_OVER = 5; // seconds
  private static final int SECONDS = 30;

  private final SettableClock clock = new SettableClock();
  private final Buckets buckets = new LocalBuckets(clock); // what a fleet shares in Redis
  private final Quota quota = new Quota(QUOTA, Set.of(SIGN_IN), clock);
  private final Random random = new Random(1);

  @Test
  void withTheDefaultLimitsAnAttackFromSixtyAddressesTakesNoQuotaFromUsers() {
    var seconds = run(defaults());
    for (int second = BURST_OVER; second < SECONDS; second++) {
      assertThat(seconds[second].throttledUsers).as("second %d", second).isZero();
      assertThat(seconds[second].asked).isLessThan(QUOTA);
    }
  }

  /// Which shows that the simulation can tell.
  @Test
  void withoutThemUsersAreThrottled() {
    var seconds = run(Map.of());
    int throttled = Arrays.stream(seconds).mapToInt(second -> second.throttledUsers).sum();
    assertThat(throttled).isGreaterThan(USERS * SECONDS * 9 / 10);
  }

  /// An address may begin with its whole 300: sixty of them use up the quota for as long as that
  /// lasts, and no longer.
  @Test
  void theBurstOfAnAttackIsOverInSeconds() {
    var seconds = run(defaults());
    assertThat(seconds[0].throttledUsers).isPositive();
    assertThat(seconds[BURST_OVER].asked).isLessThanOrEqualTo(ATTACKERS + USERS);
  }

  /// What happened in a second.
  private static final class Second {
    private int asked; // the pool
    private int throttledUsers;
  }

  private Second[] run(Map<Limit, Rate> rates) {
    var seconds = new Second[SECONDS];
    int calls = 0;
    for (int step = 0; step < SECONDS * STEPS_A_SECOND; step++) {
      int index = step / STEPS_A_SECOND;
      if (step % STEPS_A_SECOND == 0) {
        seconds[index] = new Second();
      }
      var second = seconds[index];
      int users = USERS * (step + 1) / STEPS_A_SECOND - USERS * step / STEPS_A_SECOND;
      int attempts = ATTACKERS * ATTEMPTS / STEPS_A_SECOND;
      var theirs = random.ints(users, 0, attempts).boxed().toList(); // come in between
      for (int i = 0; i < attempts; i++) {
        calls++;
        signIn(rates, second, "198.51.100." + calls % ATTACKERS, "guess" + calls);
        for (int user = 0; user < Collections.frequency(theirs, i); user++) {
          boolean answered = signIn(rates, second, "2001:db8:" + calls + "::", "user" + calls);
          second.throttledUsers += answered ? 0 : 1;
        }
      }
      clock.advance(STEP);
    }
    return seconds;
  }

  /// Whether the pool answered, or was not asked.
  private boolean signIn(Map<Limit, Rate> rates, Second second, String address, String name) {
    var costs = new Costs(rates, Spend.by(name).proof(name), address);
    if (buckets.take(costs.before(false)).isPresent()) {
      return true;
    }
    second.asked++;
    boolean answered = quota.admits(SIGN_IN);
    buckets.settle(costs.after(Sent.NOTHING));
    return answered;
  }

  private static Map<Limit, Rate> defaults() {
    return List.of(Limit.values()).stream()
        .collect(
            Collectors.toMap(
                Function.identity(), limit -> Rate.parse(limit.defaultRate()).orElseThrow()));
  }
}
