package io.poolgate.revocation;

import io.lettuce.core.RedisException;
import io.lettuce.core.ScoredValue;
import io.poolgate.revocation.PendingRevocations.Pending;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/// What this instance and Redis tell each other over one connection.
final class RevocationExchange {
  private static final int BATCH = 500;
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final RevocationConnection connection;
  private final RevokedSet revoked;
  private final PendingRevocations pending;
  private final RevocationMetrics metrics;

  RevocationExchange(
      RevocationConnection connection,
      RevokedSet revoked,
      PendingRevocations pending,
      RevocationMetrics metrics) {
    this.connection = connection;
    this.revoked = revoked;
    this.pending = pending;
    this.metrics = metrics;
  }

  /// Reads the whole set of Redis into this instance's.
  ///
  /// @return what Redis lacks: what was revoked here while it was gone, or all, where it has lost
  ///   its own set
  Collection<Revocation> readAll() {
    pending.open(); // first: what is revoked too late to be in this copy of the set is pending
    var missing = revoked.all().collect(Collectors.toMap(Revocation::member, each -> each));
    connection.readAll(entry -> take(entry, missing));
    return missing.values();
  }

  private void take(ScoredValue<String> entry, Map<String, Revocation> missing) {
    var parsed = Revocation.ofMember(entry.getValue(), entry.getScore());
    if (parsed.isEmpty()) {
      metrics.countIgnored();
      return;
    }
    var theirs = parsed.get();
    revoked.add(theirs);
    var ours = missing.get(theirs.member());
    if (ours != null && !ours.at().isAfter(theirs.at())) {
      missing.remove(theirs.member());
    }
  }

  /// Asks whether Redis takes what is written.
  void check() {
    connection.check(revoked.oldest());
  }

  /// Publishes what Redis lacks.
  void publishMissing(Collection<Revocation> missing) {
    missing.stream().gather(Gatherers.windowFixed(BATCH)).forEach(this::publish);
  }

  /// Waits for what is pending and publishes it. Where nothing comes for a second, asks Redis
  /// whether it is still there.
  void publishPending() throws InterruptedException {
    var batch = pending.take(BATCH, HEARTBEAT);
    try {
      if (pending.overflowed()) {
        throw new RedisException(new TimeoutException("it takes less than is signed out"));
      } else if (batch.isEmpty()) {
        check();
      } else {
        publish(batch.stream().map(Pending::revocation).toList());
      }
    } finally {
      batch.forEach(each -> each.done().complete(null));
    }
  }

  private void publish(List<Revocation> batch) {
    connection.publish(batch, revoked.oldest(), revoked.kept());
  }
}
