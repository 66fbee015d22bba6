package io.poolgate.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends the process when memory runs out: the code that asked for it has stopped half-way, on any
/// thread, and what remains only looks alive. The JVM does that by itself with
/// `-XX:+ExitOnOutOfMemoryError`, but not where the memory outside of the heap is gone.
public final class MemoryLoss {
  /// The JVM's own in that case.
  private static final int STATUS = 3;

  private MemoryLoss() {}

  /// Ends it where that was the cause.
  public static void endIfCause(Throwable failure) {
    find(failure)
        .ifPresent(lost ->
            LastWord.endWith(
                "Poolgate ends: memory is gone (" + lost.getClass().getName() + ")", STATUS));
  }

  private static Optional<OutOfMemoryError> find(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable cause = failure;
        cause != null && depth < 8;
        cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError lost) {
        return Optional.of(lost);
      }
      depth++;
    }
    return Optional.empty();
  }
}
