package io.poolgate.edge.connection.shutdown;

import io.micronaut.context.annotation.Context;
import io.poolgate.problem.LastWord;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/// Ends a process that was told to end and does not: where an event loop hangs or has died, closing
/// waits for it for ever.
@Context
final class EndWatchdog {
  private static final int UNCLEAN = 1;

  /// How long to wait beyond the time that the end may take.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration limit;
  private final Thread hook;

  EndWatchdog(ShutdownConfiguration configuration) {
    limit = configuration.delay().plus(configuration.grace()).plus(PATIENCE);
    // Made now: when it is needed, there may be no memory left for a thread.
    var watchdog = Thread.ofPlatform().daemon().name("end-watchdog").unstarted(this::endAnyway);
    hook = new Thread(watchdog::start, "end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// A process that goes on after the server has ended must not keep the hook.
  @PreDestroy
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process ends, too: the hook has run.
    }
  }

  private void endAnyway() {
    try {
      Thread.sleep(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LastWord.endWith("Poolgate ends: it was told to, and could not in time", UNCLEAN);
  }
}
