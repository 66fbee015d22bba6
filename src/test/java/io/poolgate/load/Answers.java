package io.poolgate.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// The answers of some time, counted: by outcome ("200", "503 overloaded"), and the good ones by
/// latency too.
final class Answers {
  static final String SERVED = "200";
  private static final int LONGEST = 60_000; // milliseconds

  private final ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final AtomicLongArray latencies = new AtomicLongArray(LONGEST + 1);

  void add(String outcome, long nanos) {
    outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
    if (outcome.equals(SERVED)) {
      latencies.incrementAndGet((int) Math.min(nanos / 1_000_000, LONGEST));
    }
  }

  long served() {
    return outcomes().getOrDefault(SERVED, 0L);
  }

  Map<String, Long> outcomes() {
    var counts = new TreeMap<String, Long>();
    outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
    return counts;
  }

  /// Of the good answers, in milliseconds.
  int percentile(int percent) {
    long left = served() * percent / 100;
    int millis = 0;
    while (millis < LONGEST && left > latencies.get(millis)) {
      left -= latencies.get(millis++);
    }
    return millis;
  }
}
