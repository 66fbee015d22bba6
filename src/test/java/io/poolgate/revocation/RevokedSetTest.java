package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.poolgate.SettableClock;
import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevokedSetTest {
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int LIMIT = 100;

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RevokedSet revoked =
      new RevokedSet(
          new RevocationConfiguration("redis", RETENTION, LIMIT),
          clock,
          new RevocationMetrics(meters));

  private final Instant now = clock.instant();

  @Test
  void aUsersTokensAreRevokedUntilTheSecondOfTheSignOut() {
    revoked.add(new Revocation(Kind.USER, "ada", now.plusMillis(300)));
    assertThat(refusesUser("ada", now.minusSeconds(1))).isTrue();
    assertThat(refusesUser("ada", now)).isTrue();
    assertThat(refusesUser("ada", now.plusMillis(999))).isTrue();
    assertThat(refusesUser("ada", now.plusSeconds(1))).isFalse();
    assertThat(refusesUser("bob", now)).isFalse();
  }

  @Test
  void aSessionsTokensAreRevokedWheneverTheyWereIssued() {
    revoked.add(new Revocation(Kind.SESSION, "s1", now));
    assertThat(revoked.contains("s1", "ada", now.plusSeconds(60))).isTrue();
    assertThat(revoked.contains("s2", "ada", now)).isFalse();
    assertThat(revoked.contains(null, "s1", now)).isFalse();
  }

  @Test
  void theLaterOfTwoSignOutsCounts() {
    assertThat(revoked.add(new Revocation(Kind.USER, "ada", now))).isTrue();
    assertThat(revoked.add(new Revocation(Kind.USER, "ada", now.minusSeconds(9)))).isFalse();
    assertThat(revoked.add(new Revocation(Kind.USER, "ada", now))).isFalse();
    assertThat(refusesUser("ada", now)).isTrue();
    assertThat(revoked.add(new Revocation(Kind.USER, "ada", now.plusSeconds(1)))).isTrue();
    assertThat(refusesUser("ada", now.plusSeconds(1))).isTrue();
  }

  @Test
  void whatNoTokenOutlivesIsForgotten() {
    revoked.add(new Revocation(Kind.SESSION, "s1", now));
    revoked.add(new Revocation(Kind.USER, "ada", now));
    clock.advance(RETENTION.plus(SKEW));
    revoked.tidy();
    assertThat(revoked.all()).hasSize(2);
    clock.advance(SKEW);
    revoked.tidy();
    assertThat(revoked.all()).isEmpty();
  }

  @Test
  void whatIsTooOldIsNoNews() {
    var old = now.minus(RETENTION).minus(SKEW).minusSeconds(1);
    assertThat(revoked.add(new Revocation(Kind.SESSION, "s1", old))).isFalse();
    assertThat(revoked.all()).isEmpty();
  }

  @Test
  void aTimeAheadOfThisClockIsTakenAsNowUnlessItIsNear() {
    revoked.add(new Revocation(Kind.USER, "near", now.plusSeconds(60)));
    assertThat(refusesUser("near", now.plusSeconds(60))).isTrue();
    revoked.add(new Revocation(Kind.USER, "far", now.plusSeconds(61)));
    assertThat(refusesUser("far", now)).isTrue();
    assertThat(refusesUser("far", now.plusSeconds(1))).isFalse();
  }

  @Test
  void beyondTheLimitTheOldestGo() {
    for (int i = 0; i <= LIMIT; i++) {
      clock.advance(Duration.ofSeconds(1));
      var kind = i % 2 == 0 ? Kind.SESSION : Kind.USER;
      revoked.add(new Revocation(kind, "id" + i, clock.instant()));
    }
    assertThat(revoked.all().map(Revocation::id))
        .hasSize(LIMIT - LIMIT / 10)
        .contains("id100", "id11")
        .doesNotContain("id0", "id10");
    assertThat(meters.get("poolgate.revocation.dropped").counter().count()).isEqualTo(11);
  }

  private boolean refusesUser(String sub, Instant issuedAt) {
    return revoked.contains(null, sub, issuedAt);
  }
}
