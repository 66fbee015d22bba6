package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingRevocationsTest {
  private final PendingRevocations pending = new PendingRevocations();

  @Test
  void nobodyWaitsWhileItIsClosed() throws InterruptedException {
    assertThat(pending.add(revocation(1))).isDone();
    assertThat(pending.take(10, Duration.ZERO)).isEmpty();
  }

  @Test
  void nobodyWaitsOnceItIsClosed() {
    pending.open();
    var waiting = pending.add(revocation(1));
    assertThat(waiting).isNotDone();
    pending.close();
    assertThat(waiting).isDone();
  }

  @Test
  void itGivesNoMoreThanAskedForAndInOrder() throws InterruptedException {
    pending.open();
    for (int i = 0; i < 5; i++) {
      var _ = pending.add(revocation(i));
    }
    assertThat(pending.take(3, Duration.ZERO))
        .extracting(each -> each.revocation().id())
        .containsExactly("0", "1", "2");
    assertThat(pending.take(3, Duration.ZERO)).hasSize(2);
  }

  @Test
  void moreThanItHoldsIsToldAndWaitsForNothing() {
    pending.open();
    for (int i = 0; i < 10_000; i++) {
      var _ = pending.add(revocation(i));
    }
    assertThat(pending.overflowed()).isFalse();
    assertThat(pending.add(revocation(10_000))).isDone();
    assertThat(pending.overflowed()).isTrue();
    pending.close();
    assertThat(pending.overflowed()).isFalse();
  }

  private static Revocation revocation(int id) {
    return new Revocation(Kind.SESSION, String.valueOf(id), Instant.EPOCH);
  }
}
