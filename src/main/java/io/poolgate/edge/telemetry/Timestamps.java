package io.poolgate.edge.telemetry;

import io.poolgate.edge.PerSecond;
import java.time.Instant;

/// Times in ISO 8601, in UTC and to the millisecond.
final class Timestamps {
  private static final int WITHOUT_ZONE = "2026-01-31T12:00:00".length();

  private final PerSecond seconds =
      new PerSecond(second -> Instant.ofEpochSecond(second).toString().substring(0, WITHOUT_ZONE));

  /// Appends the time.
  void append(StringBuilder line, Instant time) {
    int millis = time.getNano() / 1_000_000;
    line.append(seconds.of(time.getEpochSecond())).append('.');
    line.append(millis / 100).append(millis / 10 % 10).append(millis % 10).append('Z');
  }
}
