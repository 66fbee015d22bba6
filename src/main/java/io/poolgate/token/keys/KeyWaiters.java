package io.poolgate.token.keys;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The requests that wait for keys. Each gives up after 3 s by itself, so a long outage does not
/// pile them up.
final class KeyWaiters {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  private final Set<Waiter> waiters = new HashSet<>(); // under this object's lock

  private static final class Waiter {
    private final CompletableFuture<Void> released = new CompletableFuture<>();
  }

  CompletableFuture<Void> join() {
    var waiter = new Waiter();
    synchronized (this) {
      waiters.add(waiter);
    }
    return waiter
        .released
        .completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> leave(waiter));
  }

  void releaseAll() {
    List<Waiter> all;
    synchronized (this) {
      all = List.copyOf(waiters);
    }
    all.forEach(waiter -> waiter.released.complete(null));
  }

  private synchronized void leave(Waiter waiter) {
    waiters.remove(waiter);
  }
}
