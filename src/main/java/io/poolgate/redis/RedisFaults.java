package io.poolgate.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong with Redis at present, in the log: each reason once, however often it is tried and
/// by how many users, and each change of it. Two that take turns are not told at every turn.
final class RedisFaults {
  private static final Logger LOG = LoggerFactory.getLogger(RedisFaults.class);
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Map<String, String> current = new HashMap<>();
  private final Map<String, Instant> told = new HashMap<>();

  RedisFaults(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void report(String user, RedisFault fault) {
    var words = fault.words();
    boolean known = current.containsValue(words);
    if (!known && (toldLately(words) || (fault.isUnexplained() && !current.isEmpty()))) {
      return; // and told later, where it lasts
    }
    current.put(user, words);
    if (!known) {
      told.put(words, clock.instant());
      LOG.warn("{}", words);
    }
  }

  private boolean toldLately(String words) {
    return clock.instant().minus(QUIET).isBefore(told.getOrDefault(words, Instant.MIN));
  }

  /// The user is linked to Redis again.
  synchronized void end(String user) {
    current.remove(user);
  }
}
