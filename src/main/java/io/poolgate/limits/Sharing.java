package io.poolgate.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether counts are shared at present. A change is logged once.
final class Sharing {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private enum State {
    UNTRIED,
    SHARED,
    ALONE
  }

  private final InstantSource clock;
  private final AtomicBoolean trying = new AtomicBoolean();
  private final AtomicReference<State> state = new AtomicReference<>(State.UNTRIED);
  private volatile Instant nextAttempt = Instant.MIN;

  Sharing(InstantSource clock) {
    this.clock = clock;
  }

  boolean isOn() {
    return state.get() == State.SHARED;
  }

  /// Asks Redis again, unless another call is asking now, or one has asked within the last second.
  /// Connecting to a Redis that hangs takes longer than that, so calls that waited here would queue
  /// up behind each other.
  <T> Optional<T> retry(Supplier<Optional<T>> question) {
    if (!trying.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return clock.instant().isBefore(nextAttempt) ? Optional.empty() : question.get();
    } finally {
      trying.set(false);
    }
  }

  void works() {
    if (state.getAndSet(State.SHARED) != State.SHARED) {
      LOG.info("Limits are counted in Redis, for all instances together");
    }
  }

  void fails(String why) {
    nextAttempt = clock.instant().plus(PAUSE);
    if (state.getAndSet(State.ALONE) != State.ALONE) {
      LOG.warn("{}: each instance counts its limits for itself", why);
    }
  }
}
