package io.poolgate.token;

import static io.poolgate.token.RejectionReason.BAD_SIGNATURE;
import static io.poolgate.token.RejectionReason.HEADER_NOT_ALLOWED;
import static io.poolgate.token.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.RejectionReason.MISSING_KEY_ID;
import static io.poolgate.token.RejectionReason.REVOKED;
import static io.poolgate.token.RejectionReason.UNKNOWN_KEY;
import static io.poolgate.token.RejectionReason.WRONG_ALGORITHM;
import static io.poolgate.token.RejectionReason.WRONG_TYPE;

import io.poolgate.revocation.Revocations;
import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Decides whether a bearer token is this pool's, meant for this service, and valid now.
public final class AccessTokenVerifier {
  /// Each changes what is signed or how it is read (RFC 7515 §4.1.11, RFC 7797, RFC 7516).
  private static final List<String> REFUSED = List.of("crit", "b64", "enc");

  private static final Set<Object> TYPES = Set.of("JWT", "at+jwt");

  /// Whoever waited goes on here: many at once must not queue behind the thread that fetches keys.
  private static final Executor AFTER_WAITING = Thread::startVirtualThread;

  private final JwtParser parser = new JwtParser();
  private final ClaimsCheck claimsCheck;
  private final VerifiedTokens remembered;
  private final KeySource keys;
  private final Revocations revocations;
  private final InstantSource clock;
  private final TokenMetrics metrics;

  AccessTokenVerifier(
      TokenSettings settings,
      KeySource keys,
      Revocations revocations,
      InstantSource clock,
      TokenMetrics metrics) {
    this.claimsCheck = new ClaimsCheck(settings);
    this.remembered = new VerifiedTokens(settings.cacheWeight());
    this.keys = keys;
    this.revocations = revocations;
    this.clock = clock;
    this.metrics = metrics;
    metrics.observeCacheWeight(remembered::weight);
  }

  /// The verdict, waiting for nothing but the processor while the token's key is known. For an
  /// unknown key, or while there are no keys at all, it comes after the pool was asked, 3 s later
  /// at most. Never completes with a failure.
  public CompletableFuture<Verification> verify(String token) {
    var known = recall(token);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(counted(unlessRevoked(known.get())));
    }
    var jwt = parser.parse(token);
    if (jwt.isEmpty()) {
      return CompletableFuture.completedFuture(counted(new Rejected(MALFORMED_TOKEN)));
    }
    var verdict = judge(token, jwt.get());
    if (!mayChangeWithKeys(verdict)) {
      return CompletableFuture.completedFuture(counted(verdict));
    }
    return keys.news().thenApplyAsync(_ -> counted(judge(token, jwt.get())), AFTER_WAITING);
  }

  private Optional<Verified> recall(String token) {
    var entry = remembered.find(token);
    if (entry == null) {
      return Optional.empty();
    }
    // The pool may have withdrawn the key since, and time has passed.
    if (keys.current().find(entry.key().id()) != entry.key()
        || claimsCheck.isExpired(entry.verdict().token().expiresAt(), clock.instant())) {
      remembered.forget(token);
      return Optional.empty();
    }
    metrics.countHit();
    return Optional.of(entry.verdict());
  }

  private Verification judge(String token, Jwt jwt) {
    var header = jwt.header();
    if (!"RS256".equals(header.get("alg"))) {
      return new Rejected(WRONG_ALGORITHM);
    }
    if (!(header.get("kid") instanceof String keyId) || keyId.isEmpty()) {
      return new Rejected(MISSING_KEY_ID);
    }
    if (REFUSED.stream().anyMatch(header::containsKey)) {
      return new Rejected(HEADER_NOT_ALLOWED);
    }
    if (header.containsKey("typ") && !TYPES.contains(header.get("typ"))) {
      return new Rejected(WRONG_TYPE);
    }
    // jwk, jku, x5u and x5c are not read: a token must not bring its own key.
    var current = keys.current();
    var key = current.find(keyId);
    if (key == null) {
      return new Rejected(current.isEmpty() ? KEYS_UNAVAILABLE : UNKNOWN_KEY);
    }
    if (!key.verifies(jwt.signed(), jwt.signature())) {
      return new Rejected(BAD_SIGNATURE);
    }
    var verdict = claimsCheck.judge(new Claims(jwt.claims()), keyId, clock.instant());
    if (verdict instanceof Verified verified) {
      remembered.remember(token, new VerifiedTokens.Entry(verified, key));
      return unlessRevoked(verified);
    }
    return verdict;
  }

  /// Asked of remembered tokens too: they may have been revoked since.
  private Verification unlessRevoked(Verified verified) {
    var token = verified.token();
    return revocations.isRevoked(token.originJti(), token.sub(), token.issuedAt())
        ? new Rejected(REVOKED)
        : verified;
  }

  private static boolean mayChangeWithKeys(Verification verdict) {
    return verdict instanceof Rejected(var reason)
        && (reason == UNKNOWN_KEY || reason == KEYS_UNAVAILABLE);
  }

  private Verification counted(Verification verdict) {
    metrics.count(verdict);
    return verdict;
  }
}
