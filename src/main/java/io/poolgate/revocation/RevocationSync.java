package io.poolgate.revocation;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScoredValue;
import io.poolgate.revocation.Outbox.Letter;
import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this instance's set in step with all others', by one thread that alone speaks to Redis.
///
/// Whenever it has connected, it reads the whole set in Redis into this one, and gives Redis what
/// it lacks: what was signed out here while Redis was gone, or all of it, where Redis has forgotten
/// its own. So nothing is queued for a Redis that is gone: the set is the queue.
final class RevocationSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationSync.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  /// After an answer that will be the same half a second later: no permission, no memory left.
  private static final Duration RETRY_REFUSED = Duration.ofSeconds(5);

  private static final int BATCH = 500;

  private final RedisClient redis;
  private final String name;
  private final RevokedSet revoked;
  private final RevocationMetrics metrics;
  private final Outbox outbox = new Outbox();
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

  /// Whether the set in Redis was read once since the start.
  boolean isLoaded() {
    return loaded;
  }

  /// Whether others learn at once what is revoked here, and the other way round.
  boolean isInStep() {
    return inStep;
  }

  /// Tells all others of what is in this instance's set already. Completes when it was told, or
  /// will not be before Redis is back.
  CompletableFuture<Void> publish(Revocation revocation) {
    return outbox.put(revocation);
  }

  private void run() {
    try {
      while (true) {
        revoked.tidy();
        Thread.sleep(converse());
      }
    } catch (InterruptedException e) {
      LOG.debug("The synchronization is closed");
    }
  }

  /// From a connection's opening to its end, one way or another.
  ///
  /// @return how long to wait before the next one
  private Duration converse() throws InterruptedException {
    try (var link = new RevocationLink(redis, name, this::hear)) {
      catchUp(link);
      while (true) {
        revoked.tidy();
        exchange(link);
      }
    } catch (RuntimeException e) { // of the client; whatever it is, this thread goes on
      warn(e);
      return e instanceof RedisCommandExecutionException ? RETRY_REFUSED : RETRY;
    } finally {
      inStep = false;
      outbox.shut();
    }
  }

  private void catchUp(RevocationLink link) {
    outbox.open(); // first: what comes too late to be in the set below is in there
    var untold = revoked.all().collect(Collectors.toMap(Revocation::member, each -> each));
    link.readAll(entry -> accept(entry, untold));
    loaded = true;
    untold.values().stream()
        .gather(Gatherers.windowFixed(BATCH))
        .forEach(batch -> publish(batch, link));
    inStep = true;
    warned = false;
    LOG.info(
        "In step with Redis: {} sign-outs of sessions and {} of users; {} of them were new to it",
        revoked.size(Kind.SESSION),
        revoked.size(Kind.USER),
        untold.size());
  }

  private void accept(ScoredValue<String> entry, Map<String, Revocation> untold) {
    var parsed = Revocation.ofMember(entry.getValue(), entry.getScore());
    if (parsed.isEmpty()) {
      metrics.countIgnored();
      return;
    }
    var theirs = parsed.get();
    revoked.add(theirs);
    var ours = untold.get(theirs.member());
    if (ours != null && !ours.at().isAfter(theirs.at())) {
      untold.remove(theirs.member());
    }
  }

  private void exchange(RevocationLink link) throws InterruptedException {
    var letters = outbox.take(BATCH, HEARTBEAT);
    try {
      if (outbox.overflowed()) {
        throw new RedisException("it takes less than is signed out");
      } else if (letters.isEmpty()) {
        link.check();
      } else {
        publish(letters.stream().map(Letter::revocation).toList(), link);
      }
    } finally {
      letters.forEach(letter -> letter.gone().complete(null));
    }
  }

  private void publish(List<Revocation> batch, RevocationLink link) {
    link.publish(batch, revoked.oldest(), revoked.kept());
  }

  private void hear(String message) {
    Revocation.ofMessage(message).ifPresentOrElse(revoked::add, metrics::countIgnored);
  }

  private void warn(RuntimeException failure) {
    if (!warned && !worker.isInterrupted()) { // twice a second is enough to try, too much to say
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
