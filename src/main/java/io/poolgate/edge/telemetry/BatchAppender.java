package io.poolgate.edge.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes messages to standard output, a line each, in batches: a write for each line costs a
/// request more than its token does. `logback.xml` names this class.
public final class BatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1); // a pipe may have no reader

  private final LineBuffer lines = new LineBuffer(DELAY);
  private final Thread writer = new Thread(this::write, "access-log");

  @Override
  public void start() {
    writer.setDaemon(true);
    writer.start();
    super.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add((event.getFormattedMessage() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void write() {
    try {
      lines.writeTo(System.out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many lines were left out since the start, because nobody read those before.
  long dropped() {
    return lines.dropped();
  }

  /// Writes what is there, if it is read.
  @Override
  public void stop() {
    super.stop();
    lines.end();
    try {
      writer.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
