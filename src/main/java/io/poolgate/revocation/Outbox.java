package io.poolgate.revocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What was revoked here and is to be told, while Redis is there to be told; and who waits for it.
/// Bounded, and shut while Redis is gone: nothing in it is in it alone.
final class Outbox {

  /// A revocation on its way.
  record Letter(Revocation revocation, CompletableFuture<Void> gone) {}

  private final BlockingQueue<Letter> letters = new ArrayBlockingQueue<>(10_000);
  private volatile boolean open;
  private volatile boolean overflowed;

  void open() {
    open = true;
  }

  /// Completes when the revocation was told, or will not be before the box is open again.
  CompletableFuture<Void> put(Revocation revocation) {
    var gone = new CompletableFuture<Void>();
    if (!open) {
      gone.complete(null);
    } else if (!letters.offer(new Letter(revocation, gone))) {
      overflowed = true;
      gone.complete(null);
    }
    return gone;
  }

  /// The next ones, none where none has come for that long.
  List<Letter> take(int most, Duration longestWait) throws InterruptedException {
    var first = letters.poll(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    var taken = new ArrayList<>(List.of(first));
    letters.drainTo(taken, most - 1);
    return taken;
  }

  /// Whether there were more than it holds since it was opened.
  boolean overflowed() {
    return overflowed;
  }

  void shut() {
    open = false;
    overflowed = false;
    var left = new ArrayList<Letter>();
    letters.drainTo(left);
    left.forEach(letter -> letter.gone().complete(null));
  }
}
