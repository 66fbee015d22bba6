package io.poolgate.token.keys;

import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pool's keys, fetched in the background.
///
/// One thread fetches them: now, at every interval, and when a token names a key that is not there.
/// Everybody else reads an immutable snapshot ([#current]), so a request with a known key never
/// waits, not even while a fetch hangs. An unknown key id may be a new key of the pool's or a
/// stranger's invention, and nobody can tell which before the pool was asked. So a request with one
/// waits for the fetch that is under way, or begins one ([#news]); all of them share it. After a
/// fetch, unknown keys ask for none for 10 s: a flood of invented ids costs the pool six fetches a
/// minute, and delays a key that the pool made in those 10 s by as long. A failed, empty or broken
/// answer never replaces keys that are there; they serve on until the stale limit, because the pool
/// being unreachable does not make a signature worse. What can go wrong: a key that the pool
/// withdraws verifies until the next fetch, and in an outage until the stale limit. While no keys
/// were ever loaded, a fetch follows half a second after the last, and requests wait 3 s at most.
/// No request fetches by itself: a hanging key server would hold them all.
public final class KeySource implements AutoCloseable {
  /// How long after a fetch unknown keys ask for none.
  public static final Duration COOL_DOWN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(KeySource.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final KeySettings settings;
  private final LoadedKeys loaded;
  private final KeyFetcher fetcher;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("jwks-refresh").factory());
  private final KeyWaiters waiters = new KeyWaiters();
  private final Object lock = new Object();
  private final CoolDown coolDown; // under the lock
  private boolean fetching; // under the lock

  /// A source that fetches nothing before it is started.
  ///
  /// @param provider verifies the signatures of the keys, see [SignatureProvider]
  /// @throws InvalidSetting where the preloaded keys are no JWKS with a usable key
  public KeySource(
      KeySettings settings,
      KeyRoute route,
      Provider provider,
      InstantSource clock,
      FetchObserver observer) {
    this.settings = settings;
    this.loaded = new LoadedKeys(settings, clock);
    this.fetcher = new KeyFetcher(new JwksClient(settings, route), provider, loaded, observer);
    this.coolDown = new CoolDown(COOL_DOWN, clock);
    settings.preloaded().ifPresent(fetcher::preload);
  }

  /// Begins to fetch, now and at every interval.
  public void start() {
    if (settings.fetches()) {
      worker.execute(this::fetchOnSchedule);
    }
  }

  /// The keys to verify with: empty while none were loaded, and once they are too old.
  public KeySet current() {
    return loaded.current();
  }

  /// Completes when there may be more keys than before: at once where the pool was asked less than
  /// 10 s ago, else after the fetch that all callers share, or after 3 s. Never with a failure.
  public CompletableFuture<Void> news() {
    synchronized (lock) {
      if (loaded.areThere() && !fetching) {
        if (!settings.fetches() || coolDown.isOn()) {
          return CompletableFuture.completedFuture(null);
        }
        begin();
        try {
          worker.execute(this::fetch);
        } catch (RejectedExecutionException e) { // closed
          return CompletableFuture.completedFuture(null);
        }
      }
      return waiters.join();
    }
  }

  /// How long ago the keys were fetched; zero while there are none.
  public Duration age() {
    return loaded.age();
  }

  /// Whether the last fetch failed, so that the keys are older than they should be.
  public boolean isStale() {
    return loaded.areStale();
  }

  /// Only under the lock.
  private void begin() {
    fetching = true;
    coolDown.begin();
  }

  private void fetchOnSchedule() {
    synchronized (lock) {
      begin();
    }
    try {
      fetch();
    } finally {
      var delay = loaded.areThere() ? settings.refreshInterval() : RETRY;
      try {
        var _ = worker.schedule(this::fetchOnSchedule, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("The key source is closed");
      }
    }
  }

  private void fetch() {
    try {
      fetcher.fetch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
    }
  }

  private void release() {
    synchronized (lock) {
      fetching = false;
    }
    if (loaded.areThere()) { // else the next attempt is half a second away
      waiters.releaseAll();
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    fetcher.close();
  }
}
