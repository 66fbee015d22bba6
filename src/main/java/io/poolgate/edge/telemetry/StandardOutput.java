package io.poolgate.edge.telemetry;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Writes the lines to standard output, in batches: a write for each costs a request more than its
/// token does. The logging library is left out, because it costs as much again.
@Singleton
final class StandardOutput implements AccessLines {
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1); // a pipe may have no reader

  private final LineBuffer lines = new LineBuffer(DELAY);
  private final Thread writer = new Thread(this::write, "access-log");

  StandardOutput() {
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void add(StringBuilder line) {
    lines.add(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void write() {
    try {
      lines.writeTo(System.out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Because nobody read those before.
  @Override
  public long dropped() {
    return lines.dropped();
  }

  /// Writes what is there, if it is read. The server has given its last answer by now.
  @PreDestroy
  void end() {
    lines.end();
    try {
      writer.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
