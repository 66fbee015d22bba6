package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox();

  @Test
  void nobodyWaitsWhileItIsShut() throws InterruptedException {
    assertThat(outbox.put(revocation(1))).isDone();
    assertThat(outbox.take(10, Duration.ZERO)).isEmpty();
  }

  @Test
  void nobodyWaitsOnceItIsShut() {
    outbox.open();
    var waiting = outbox.put(revocation(1));
    assertThat(waiting).isNotDone();
    outbox.shut();
    assertThat(waiting).isDone();
  }

  @Test
  void itGivesNoMoreThanAskedForAndInOrder() throws InterruptedException {
    outbox.open();
    for (int i = 0; i < 5; i++) {
      var _ = outbox.put(revocation(i));
    }
    assertThat(outbox.take(3, Duration.ZERO))
        .extracting(letter -> letter.revocation().id())
        .containsExactly("0", "1", "2");
    assertThat(outbox.take(3, Duration.ZERO)).hasSize(2);
  }

  @Test
  void moreThanItHoldsIsToldAndWaitsForNothing() {
    outbox.open();
    for (int i = 0; i < 10_000; i++) {
      var _ = outbox.put(revocation(i));
    }
    assertThat(outbox.overflowed()).isFalse();
    assertThat(outbox.put(revocation(10_000))).isDone();
    assertThat(outbox.overflowed()).isTrue();
    outbox.shut();
    assertThat(outbox.overflowed()).isFalse();
  }

  private static Revocation revocation(int id) {
    return new Revocation(Kind.SESSION, String.valueOf(id), Instant.EPOCH);
  }
}
