package io.poolgate.token.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The pause after something that strangers can cause. It needs its owner's lock.
final class CoolDown {
  private final Duration length;
  private final InstantSource clock;
  private @Nullable Instant last;

  CoolDown(Duration length, InstantSource clock) {
    this.length = length;
    this.clock = clock;
  }

  void begin() {
    last = clock.instant();
  }

  /// Whether the pause has begun and is not over.
  boolean isOn() {
    if (last == null) {
      return false;
    }
    var since = Duration.between(last, clock.instant());
    boolean clockWasSetBack = since.isNegative();
    return !clockWasSetBack && since.compareTo(length) < 0;
  }
}
