package io.poolgate.problem;

import java.time.Duration;

/// What the process says when it is about to end, past the log, which may hang.
public final class LastWord {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private LastWord() {}

  /// Says it on standard error, and ends the process. Nobody is waited for: a pipe that no one
  /// empties would keep the process, and there may be no memory left for a thread.
  public static void endWith(String line, int status) {
    try {
      Thread.ofPlatform().daemon().start(() -> System.err.println(line)).join(PATIENCE);
    } catch (InterruptedException unsaid) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }
}
