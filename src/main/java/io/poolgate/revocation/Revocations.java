package io.poolgate.revocation;

import io.poolgate.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which tokens are revoked although they have not expired. Each instance knows them, so that no
/// request needs a call, and tells the others through Redis. With `POOLGATE_TOKEN_REVOCATION=none`
/// nothing is revoked, whatever is asked for.
public final class Revocations {
  /// Long enough for a Redis that is there. One that hangs must not keep users who sign out
  /// waiting.
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final @Nullable RevocationSync sync;
  private final InstantSource clock;

  Revocations(@Nullable RevocationSync sync, InstantSource clock) {
    this.sync = sync;
    this.clock = clock;
  }

  /// Those of a server that revokes nothing.
  public static Revocations none() {
    return new Revocations(null, InstantSource.system());
  }

  /// Whether revoking has any effect here.
  public boolean enabled() {
    return sync != null;
  }

  /// Whether a token with this `origin_jti`, `sub` and `iat` is revoked.
  public boolean isRevoked(@Nullable String originJti, String sub, Instant issuedAt) {
    return sync != null && sync.revoked().contains(originJti, sub, issuedAt);
  }

  /// Revokes the tokens of one sign-in, here at once, and elsewhere as soon as the others learn of
  /// it. Waits until it is published, 500 ms at most.
  public void revokeSession(String originJti) {
    if (sync != null) {
      revoke(sync, new Revocation(Kind.SESSION, originJti, clock.instant()));
    }
  }

  /// Revokes all tokens that a user has so far, as [#revokeSession] does, and also waits for the
  /// end of the second. `iat` counts whole seconds, so all tokens of this second are refused.
  /// Without the wait, that would include the token of a user who signs in again after the answer.
  ///
  /// @param issuedAt `iat` of the token that asks for it. The pool's clock may be ahead of this
  ///   one: that token, and those before it, must end although their date is still to come. The
  ///   pool's own second ends within one
  public void revokeUser(String sub, Instant issuedAt) {
    if (sync != null) {
      var now = clock.instant();
      boolean poolIsAhead = issuedAt.isAfter(now);
      revoke(sync, new Revocation(Kind.USER, sub, poolIsAhead ? issuedAt : now));
      waitUntil(poolIsAhead ? now.plusSeconds(1) : endOfSecond(now));
    }
  }

  private static Instant endOfSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private static void revoke(RevocationSync sync, Revocation revocation) {
    if (sync.revoked().add(revocation)) {
      sync.publish(revocation)
          .completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }

  private void waitUntil(Instant then) {
    try {
      Thread.sleep(Duration.between(clock.instant(), then)); // a negative one is over at once
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the answer need not wait when the server stops
    }
  }
}
