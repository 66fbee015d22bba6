package io.poolgate.localpool.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// How many calls of a category of operations are answered in a second: a bucket that holds as many
/// tokens, and is filled again evenly. Not for several threads.
public final class Quota {
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final Set<String> operations;
  private final InstantSource clock;
  private double left;
  private Instant counted;

  public Quota(int perSecond, Set<String> operations, InstantSource clock) {
    this.perSecond = perSecond;
    this.operations = operations;
    this.clock = clock;
    this.left = perSecond;
    this.counted = clock.instant();
  }

  /// Whether a call is answered; it counts if it is.
  public boolean admits(String operation) {
    if (!operations.contains(operation)) {
      return true;
    }
    var now = clock.instant();
    double regained = perSecond * (Duration.between(counted, now).toNanos() / NANOS);
    left = Math.min(perSecond, left + regained);
    counted = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
