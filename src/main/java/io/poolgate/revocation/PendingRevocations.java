package io.poolgate.revocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The revocations of this instance that are still to be published, and the sign-outs that wait for
/// that. It is bounded, and takes nothing while Redis is gone: all that is in it is in
/// [RevokedSet], too.
final class PendingRevocations {

  /// One of them.
  ///
  /// @param done completes when it is published, or given up
  record Pending(Revocation revocation, CompletableFuture<Void> done) {}

  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(10_000);
  private volatile boolean open;
  private volatile boolean overflowed;

  void open() {
    open = true;
  }

  /// Completes when the revocation is published, or at once where it cannot be for now.
  CompletableFuture<Void> add(Revocation revocation) {
    var done = new CompletableFuture<Void>();
    if (!open) {
      done.complete(null);
    } else if (!queue.offer(new Pending(revocation, done))) {
      overflowed = true;
      done.complete(null);
    }
    return done;
  }

  /// Takes the next ones. There are none where none has come for that long.
  List<Pending> take(int most, Duration longestWait) throws InterruptedException {
    var first = queue.poll(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    var taken = new ArrayList<>(List.of(first));
    queue.drainTo(taken, most - 1);
    return taken;
  }

  /// Whether there have been more than it holds since it was opened.
  boolean overflowed() {
    return overflowed;
  }

  /// Takes no more, and gives up those it has.
  void close() {
    open = false;
    overflowed = false;
    var left = new ArrayList<Pending>();
    queue.drainTo(left);
    left.forEach(pending -> pending.done().complete(null));
  }
}
