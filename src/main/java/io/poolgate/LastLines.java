package io.poolgate;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Writes the lines that the log still holds when the process ends. The log is written in the
/// background, so that no request waits for a terminal or a pipe. Here the end waits for it, but
/// not for long: the pipe may have no reader.
final class LastLines implements Runnable {
  private static final long LOOK_MILLIS = 10;

  private volatile @Nullable ApplicationContext server;

  /// The server whose own last lines are awaited.
  void of(ApplicationContext started) {
    server = started;
  }

  /// Runs while the server ends, as all shutdown hooks do.
  @Override
  public void run() {
    try {
      for (var ending = server; ending != null && ending.isRunning(); ) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      var appenders = new ArrayList<Appender<ILoggingEvent>>();
      for (var logger : log.getLoggerList()) {
        logger.iteratorForAppenders().forEachRemaining(appenders::add);
      }
      appenders.forEach(Appender::stop); // which takes each a second at most
    }
  }
}
