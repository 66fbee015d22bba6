package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Slows down the guessing of passwords. Five wrong ones lock a name for a second, and each further
/// one doubles that, up to 15 minutes. Unknown names are no different.
public final class PasswordLockout {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int NAMES = 10_000;

  private final InstantSource clock;

  /// The names last tried. It forgets the others, so that made-up names can't fill the memory.
  private final LinkedHashMap<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true);

  public PasswordLockout(InstantSource clock) {
    this.clock = clock;
  }

  /// Runs a check of a password, unless the name is locked. A check that throws counts as a wrong
  /// password. Checks for one name run one after another: guesses sent at once count like guesses
  /// sent in turn.
  ///
  /// @param locked the failure while the name is locked
  boolean check(String name, PoolException locked, BooleanSupplier password) {
    var failures = of(name);
    failures.turn.lock();
    try {
      if (failures.areLocked(clock.instant())) {
        throw locked;
      }
      boolean right = false;
      try {
        right = password.getAsBoolean();
        return right;
      } finally {
        failures.record(right, clock.instant());
      }
    } finally {
      failures.turn.unlock();
    }
  }

  public synchronized void forget(String name) {
    byName.remove(name);
  }

  private synchronized Failures of(String name) {
    var failures = byName.computeIfAbsent(name, key -> new Failures());
    if (byName.size() > NAMES) {
      byName.pollFirstEntry();
    }
    return failures;
  }

  private static final class Failures {
    private final ReentrantLock turn = new ReentrantLock();
    private int count;
    private Instant lockedUntil = Instant.MIN;

    /// Attempts while locked do not count.
    private boolean areLocked(Instant now) {
      if (count > 0 && !now.isBefore(lockedUntil.plus(LONGEST))) {
        count = 0;
      }
      return now.isBefore(lockedUntil);
    }

    private void record(boolean right, Instant now) {
      count = right ? 0 : count + 1;
      lockedUntil = now.plus(lock());
    }

    private Duration lock() {
      if (count < FREE) {
        return Duration.ZERO;
      }
      var doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 10));
      return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
  }
}
