package io.poolgate.revocation;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this instance's set of revocations the same as that of all others, with one thread.
///
/// Verifying a token must neither wait for Redis nor depend on it, so each instance has the whole
/// set in memory. Redis has it, too, and a channel for what each instance adds. An instance that is
/// not connected misses what is published. So after connecting, the thread first subscribes, then
/// collects what is revoked here ([PendingRevocations]), then reads Redis's whole set and writes
/// what it lacks ([RevocationExchange]). In this order nothing is missed between two steps, and
/// seeing one twice does no harm. From then on it publishes what is pending, and pings Redis once a
/// second. At the first doubt (no answer, a lost connection, a full queue) it closes the connection
/// and begins again. A queue for a Redis that is gone would lose some; the set has them all. What
/// can go wrong: while Redis is gone, other instances accept tokens that were revoked here (health,
/// metrics and log say so), and what only this one knows is lost if it ends meanwhile. A Redis that
/// loses its set but not the connection gets it back only at the next one. Those who can write to
/// Redis can revoke tokens, and restore them for instances that start later; what no instance would
/// write is ignored and counted.
final class RevocationSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationSync.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  /// After a refusal that half a second will not change: no permission, no memory left.
  private static final Duration RETRY_REFUSED = Duration.ofSeconds(5);

  private final RedisClient redis;
  private final String name;
  private final RevokedSet revoked;
  private final RevocationMetrics metrics;
  private final PendingRevocations pending = new PendingRevocations();
  private final Thread worker =
      Thread.ofPlatform().daemon().name("revocations").unstarted(this::run);
  private volatile boolean loaded;
  private volatile boolean inStep;
  private boolean warned; // the worker's alone

  /// @param name of the set and the channel in Redis
  RevocationSync(RedisClient redis, String name, RevokedSet revoked, RevocationMetrics metrics) {
    this.redis = redis;
    this.name = name;
    this.revoked = revoked;
    this.metrics = metrics;
    metrics.observeInStep(this::isInStep);
  }

  void start() {
    worker.start();
  }

  RevokedSet revoked() {
    return revoked;
  }

  /// Whether the set in Redis has been read once since the start.
  boolean isLoaded() {
    return loaded;
  }

  /// Whether other instances learn at once what is revoked here, and this one what is revoked
  /// there.
  boolean isInStep() {
    return inStep;
  }

  /// Tells all other instances of a revocation that is in this one's set already. Completes when it
  /// is published, or at once where it cannot be before Redis is back.
  CompletableFuture<Void> publish(Revocation revocation) {
    return pending.add(revocation);
  }

  private void run() {
    try {
      while (true) {
        revoked.tidy();
        Thread.sleep(useOneConnection());
      }
    } catch (InterruptedException e) {
      LOG.debug("The synchronization is closed");
    }
  }

  /// Opens a connection, and uses it until it fails.
  ///
  /// @return how long to wait before the next one
  private Duration useOneConnection() throws InterruptedException {
    try (var connection = new RevocationConnection(redis, name, this::receive)) {
      var exchange = new RevocationExchange(connection, revoked, pending, metrics);
      catchUp(exchange);
      while (true) {
        revoked.tidy();
        exchange.publishPending();
      }
    } catch (RuntimeException e) { // of the client; whatever it is, this thread goes on
      warn(e);
      return e instanceof RedisCommandExecutionException ? RETRY_REFUSED : RETRY;
    } finally {
      inStep = false;
      pending.close();
    }
  }

  private void catchUp(RevocationExchange exchange) {
    var missing = exchange.readAll();
    loaded = true;
    exchange.publishMissing(missing);
    inStep = true;
    warned = false;
    LOG.info(
        "In step with Redis: {} sign-outs of sessions and {} of users; {} of them were new to it",
        revoked.size(Kind.SESSION),
        revoked.size(Kind.USER),
        missing.size());
  }

  private void receive(String message) {
    Revocation.ofMessage(message).ifPresentOrElse(revoked::add, metrics::countIgnored);
  }

  private void warn(RuntimeException failure) {
    if (!warned && !worker.isInterrupted()) { // once: it is tried twice a second
      Throwable root = failure;
      for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        root = cause;
      }
      LOG.warn(
          "Redis is gone ({}; {}); until it is back, other instances do not learn of sign-outs",
          failure.getMessage(),
          root.getMessage());
    }
    warned = true;
  }

  /// Leaves Redis, before its client is shut down.
  @Override
  public void close() {
    worker.interrupt();
    try {
      worker.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
