package io.poolgate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until a test moves it.
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  /// Stands at the present second.
  public SettableClock() {
    this(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  public SettableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration step) {
    now = now.plus(step);
  }

  public void set(Instant instant) {
    now = instant;
  }
}
