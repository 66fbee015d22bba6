package io.poolgate.edge.accesslog;

import java.time.Instant;

/// Times in ISO 8601, in UTC and to the millisecond. What the lines of one second have in common is
/// made once.
final class Timestamps {
  private record Second(long epoch, String text) {}

  private static final int WITHOUT_ZONE = "2026-01-31T12:00:00".length();

  private volatile Second last = second(Instant.EPOCH);

  /// Appends the time.
  void append(StringBuilder line, Instant time) {
    var second = last;
    if (second.epoch != time.getEpochSecond()) {
      second = second(time);
      last = second;
    }
    int millis = time.getNano() / 1_000_000;
    line.append(second.text).append('.');
    line.append(millis / 100).append(millis / 10 % 10).append(millis % 10).append('Z');
  }

  private static Second second(Instant time) {
    long epoch = time.getEpochSecond();
    return new Second(epoch, Instant.ofEpochSecond(epoch).toString().substring(0, WITHOUT_ZONE));
  }
}
