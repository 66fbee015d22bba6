package io.poolgate.revocation;

import io.poolgate.redis.LinkKeeper;
import io.poolgate.redis.Redis;
import io.poolgate.redis.RedisLink;
import io.poolgate.revocation.Revocation.Kind;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this instance's set of revocations the same as that of all others, over one link.
///
/// Verifying a token must neither wait for Redis nor depend on it, so each instance has the whole
/// set in memory. Redis has it, too, and a channel for what each instance adds. An instance that is
/// not connected misses what is published. So each link first subscribes, then collects what is
/// revoked here ([PendingRevocations]), then reads Redis's whole set and writes what it lacks
/// ([RevocationExchange]). In this order nothing is missed between two steps, and seeing one twice
/// does no harm. From then on it publishes what is pending, and asks Redis for a write that changes
/// nothing once a second. At the first doubt (no answer, a lost connection, a full queue) it is
/// closed, and the next one begins again ([LinkKeeper]). A queue for a Redis that is gone would
/// lose some; the set has them all. What can go wrong: while Redis is gone, other instances accept
/// tokens that were revoked here (health, metrics and log say so), and what only this one knows is
/// lost if it ends meanwhile. A Redis that loses its set but not the connection gets it back only
/// at the next one. Those who can write to Redis can revoke tokens, and restore them for instances
/// that start later; what no instance would write is ignored and counted.
final class RevocationSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationSync.class);

  private final Redis redis;
  private final String name;
  private final RevokedSet revoked;
  private final RevocationMetrics metrics;
  private final PendingRevocations pending = new PendingRevocations();
  private final LinkKeeper keeper;
  private volatile boolean loaded;
  private volatile boolean inStep;
  private boolean warned; // the keeper's thread's alone

  /// @param name of the set and the channel in Redis
  RevocationSync(Redis redis, String name, RevokedSet revoked, RevocationMetrics metrics) {
    this.redis = redis;
    this.name = name;
    this.revoked = revoked;
    this.metrics = metrics;
    metrics.observeInStep(this::isInStep);
    this.keeper = redis.keep("revocations", this::open);
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

  /// Connects and catches up.
  private Link open() {
    revoked.tidy();
    Link link = null;
    try {
      link = new Link(new RevocationConnection(redis, name, this::receive));
      link.catchUp();
      return link;
    } catch (RuntimeException e) {
      if (link != null) {
        link.close();
      }
      warn();
      throw e;
    }
  }

  private final class Link implements RedisLink {
    private final RevocationConnection connection;
    private final RevocationExchange exchange;

    Link(RevocationConnection connection) {
      this.connection = connection;
      this.exchange = new RevocationExchange(connection, revoked, pending, metrics);
    }

    void catchUp() {
      var missing = exchange.readAll();
      exchange.check();
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

    @Override
    public void use() throws InterruptedException {
      revoked.tidy();
      exchange.publishPending();
    }

    @Override
    public void close() {
      inStep = false;
      pending.close();
      connection.close();
    }
  }

  private void receive(String message) {
    Revocation.ofMessage(message).ifPresentOrElse(revoked::add, metrics::countIgnored);
  }

  private void warn() {
    if (!warned && !Thread.currentThread().isInterrupted()) { // once: it is tried twice a second
      LOG.warn("There is no link to Redis: other instances do not learn of sign-outs");
    }
    warned = true;
  }

  /// Leaves Redis, before its client is shut down.
  @Override
  public void close() {
    keeper.close();
  }
}
