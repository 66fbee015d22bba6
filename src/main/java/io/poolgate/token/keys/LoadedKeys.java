package io.poolgate.token.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of the last good fetch. They serve on while no fetch succeeds, until the stale limit.
/// One thread writes, all threads read.
final class LoadedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedKeys.class);

  private record Fetched(KeySet keys, Instant at) {}

  private final KeySettings settings;
  private final InstantSource clock;
  private @Nullable String lastCause; // the writer's alone
  private volatile @Nullable Fetched fetched;
  private volatile boolean stale;

  LoadedKeys(KeySettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  boolean areThere() {
    return fetched != null;
  }

  /// Empty while there are none, and once they are too old.
  KeySet current() {
    var now = fetched;
    return now == null || (settings.fetches() && age(now).compareTo(settings.staleLimit()) > 0)
        ? KeySet.EMPTY
        : now.keys();
  }

  /// Zero while there are none.
  Duration age() {
    var now = fetched;
    return now == null ? Duration.ZERO : age(now);
  }

  /// Whether they are older than they should be.
  boolean areStale() {
    return stale;
  }

  /// Begins with keys that were not fetched.
  void preload(KeySet keys) {
    fetched = new Fetched(keys, clock.instant());
  }

  /// Takes fetched keys in place of earlier ones.
  void add(KeySet keys) {
    var before = fetched;
    fetched = new Fetched(before == null ? keys : keys.keeping(before.keys()), clock.instant());
    stale = false;
    if (before == null) {
      LOG.info("Loaded {} keys from {}", keys.size(), settings.place());
    }
  }

  /// Keeps the keys that are there, and logs why no others could be fetched.
  void keep(String cause) {
    stale = areThere();
    if (stale) {
      var verdict = current().isEmpty() ? "are too old to be used" : "serve on";
      LOG.warn("{}; those fetched {} ago {}", failure(cause), age(), verdict);
    } else if (!cause.equals(lastCause)) { // twice a second is enough to try, too much to say
      LOG.warn("{}; no token can be verified yet", failure(cause));
    }
    lastCause = cause;
  }

  private Duration age(Fetched some) {
    return Duration.between(some.at(), clock.instant());
  }

  private String failure(String cause) {
    return "The keys could not be fetched from " + settings.place() + " (" + cause + ")";
  }
}
