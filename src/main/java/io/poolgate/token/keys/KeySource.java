package io.poolgate.token.keys;

import io.poolgate.token.keys.FetchObserver.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the pool's keys in the background, by one thread, so that no request with a known key
/// ever waits and no flood of unknown ones reaches the pool.
public final class KeySource implements AutoCloseable {
  /// Between two fetches that unknown keys ask for.
  public static final Duration COOL_DOWN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(KeySource.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final KeySettings settings;
  private final Provider provider;
  private final InstantSource clock;
  private final FetchObserver observer;
  private final JwksClient client;
  private final LoadedKeys loaded;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("jwks-refresh").factory());

  private final KeyWaiters waiters = new KeyWaiters();
  private final Object lock = new Object();
  private boolean fetching; // under the lock
  private @Nullable Instant lastFetch; // under the lock

  /// A source that fetches nothing before it is started.
  ///
  /// @param provider verifies the signatures of the keys, see [SignatureProvider]
  /// @throws InvalidSetting where the preloaded keys are no JWKS with a usable key
  public KeySource(
      KeySettings settings, Provider provider, InstantSource clock, FetchObserver observer) {
    this.settings = settings;
    this.provider = provider;
    this.clock = clock;
    this.observer = observer;
    this.client = new JwksClient(settings.jwksUrl());
    this.loaded = new LoadedKeys(settings, clock);
    settings.preloaded().ifPresent(this::preload);
  }

  private void preload(String jwks) {
    var keys = KeySet.parse(jwks.getBytes(StandardCharsets.UTF_8), provider);
    InvalidSetting.unless(keys.isPresent(), "preloaded", "is not a JWKS with an RSA signing key.");
    loaded.preload(keys.orElseThrow());
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

  /// Completes when there may be more keys than before: at once where the pool was asked a moment
  /// ago, after the one fetch that all callers share, or after 3 s. Never with a failure.
  public CompletableFuture<Void> news() {
    synchronized (lock) {
      if (loaded.areThere() && !fetching) {
        if (!settings.fetches() || coolingDown()) {
          return CompletableFuture.completedFuture(null);
        }
        fetching = true;
        lastFetch = clock.instant();
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

  private boolean coolingDown() {
    if (lastFetch == null) {
      return false;
    }
    var since = Duration.between(lastFetch, clock.instant());
    boolean clockWasSetBack = since.isNegative();
    return !clockWasSetBack && since.compareTo(COOL_DOWN) < 0;
  }

  private void fetchOnSchedule() {
    synchronized (lock) {
      fetching = true;
      lastFetch = clock.instant();
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
      var fetched = KeySet.parse(client.fetch(), provider);
      fetched.ifPresentOrElse(this::accept, this::refuse);
    } catch (IOException e) {
      observer.fetched(Outcome.FAILED);
      loaded.keep(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
    }
  }

  private void accept(KeySet fetched) {
    loaded.add(fetched);
    observer.fetched(Outcome.LOADED);
  }

  private void refuse() {
    observer.fetched(Outcome.INVALID);
    loaded.keep("the answer is no JWKS with a usable key");
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
    client.close();
  }
}
