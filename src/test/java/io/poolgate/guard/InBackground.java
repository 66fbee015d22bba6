package io.poolgate.guard;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Asks without waiting for the answer, on a thread of its own.
final class InBackground {
  private InBackground() {}

  static <T> CompletableFuture<T> inBackground(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, Thread::startVirtualThread);
  }
}
