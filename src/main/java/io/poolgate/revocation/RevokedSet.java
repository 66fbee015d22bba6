package io.poolgate.revocation;

import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that is revoked, as far as this instance knows. Each verification looks here, with no lock
/// and no call. The set is bounded, and forgets a revocation once all its tokens have expired.
final class RevokedSet {
  private static final Logger LOG = LoggerFactory.getLogger(RevokedSet.class);

  /// How long after their expiry tokens are accepted at most, because clocks may differ.
  private static final Duration LONGEST_SKEW = Duration.ofSeconds(60);

  /// How far the clocks of the pool and of other instances may be ahead: no token with a later date
  /// is accepted. A later date comes from a wrong clock or a forger. Taken at its word, it would
  /// refuse the tokens of users who have signed in again.
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

  private static final Duration TIDY_INTERVAL = Duration.ofMinutes(1);

  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> users = new ConcurrentHashMap<>();
  private final Duration kept;
  private final int limit;
  private final InstantSource clock;
  private final RevocationMetrics metrics;
  private volatile Instant tidied;

  RevokedSet(RevocationConfiguration settings, InstantSource clock, RevocationMetrics metrics) {
    this.kept = settings.revocationRetention().plus(LONGEST_SKEW);
    this.limit = settings.revocationLimit();
    this.clock = clock;
    this.metrics = metrics;
    this.tidied = clock.instant();
    for (var kind : Kind.values()) {
      metrics.observe(kind, () -> size(kind));
    }
  }

  /// Whether a token of this session and this user, issued then, is revoked.
  boolean contains(@Nullable String session, String user, Instant issuedAt) {
    if (session != null && sessions.containsKey(session)) {
      return true;
    }
    var until = users.get(user);
    return until != null && !issuedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(until);
  }

  /// Adds a revocation; false where it is known, or too old to matter.
  boolean add(Revocation told) {
    var now = clock.instant();
    var news =
        told.at().isAfter(now.plus(CLOCK_DIFFERENCE))
            ? new Revocation(told.kind(), told.id(), now)
            : told;
    var ofKind = of(news.kind());
    var known = ofKind.get(news.id());
    if (news.at().isBefore(oldest()) || (known != null && !news.at().isAfter(known))) {
      return false;
    }
    ofKind.merge(news.id(), news.at(), (one, other) -> one.isAfter(other) ? one : other);
    if (size() > limit) {
      makeRoom();
    }
    return true;
  }

  /// What was revoked before this has expired by now.
  Instant oldest() {
    return clock.instant().minus(kept);
  }

  /// How long a revocation matters.
  Duration kept() {
    return kept;
  }

  /// Forgets what has expired, once a minute however often it is called.
  void tidy() {
    if (Duration.between(tidied, clock.instant()).compareTo(TIDY_INTERVAL) >= 0) {
      forgetExpired();
    }
  }

  private void forgetExpired() {
    tidied = clock.instant();
    var oldest = oldest();
    for (var kind : Kind.values()) {
      of(kind).values().removeIf(at -> at.isBefore(oldest));
    }
  }

  Stream<Revocation> all() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            of(kind).entrySet().stream()
                .map(entry -> new Revocation(kind, entry.getKey(), entry.getValue())));
  }

  int size(Kind kind) {
    return of(kind).size();
  }

  private int size() {
    return sessions.size() + users.size();
  }

  private Map<String, Instant> of(Kind kind) {
    return switch (kind) {
      case SESSION -> sessions;
      case USER -> users;
    };
  }

  /// Drops the oldest, because their tokens are the likeliest to have expired. It drops a tenth
  /// more than it must, so that it need not do so for every new one.
  private synchronized void makeRoom() {
    forgetExpired();
    int surplus = size() - limit;
    if (surplus <= 0) {
      return;
    }
    int dropped = surplus + limit / 10;
    LOG.warn("More than {} sign-outs: the {} oldest are forgotten", limit, dropped);
    metrics.countDropped(dropped);
    all()
        .sorted(Comparator.comparing(Revocation::at))
        .limit(dropped)
        .toList()
        .forEach(old -> of(old.kind()).remove(old.id(), old.at()));
  }
}
