package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.BAD_SIGNATURE;
import static io.poolgate.token.verdict.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.verdict.RejectionReason.REVOKED;
import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;

import io.poolgate.token.keys.KeySource;
import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Decides whether a bearer token is this pool's, meant for this service, and valid now.
public final class AccessTokenVerifier {
  /// Where requests that waited go on. Many at once must not queue up behind the thread that
  /// fetches the keys.
  private static final Executor AFTER_WAITING = Thread::startVirtualThread;

  private final JwtParser parser = new JwtParser();
  private final ClaimsCheck claimsCheck;
  private final ClaimsReader claimsReader;
  private final VerifiedTokens remembered;
  private final KeySource keys;
  private final RevocationCheck revocations;
  private final InstantSource clock;
  private final VerificationObserver observer;

  public AccessTokenVerifier(
      TokenSettings settings,
      KeySource keys,
      RevocationCheck revocations,
      InstantSource clock,
      VerificationObserver observer) {
    this.claimsCheck = new ClaimsCheck(settings);
    this.claimsReader = new ClaimsReader(settings);
    this.remembered = new VerifiedTokens(settings.cacheWeight());
    this.keys = keys;
    this.revocations = revocations;
    this.clock = clock;
    this.observer = observer;
  }

  /// The verdict on a token: at once if its key is known. For an unknown key, or while there are no
  /// keys at all, it comes after the pool was asked, 3 s later at most. Never completes with a
  /// failure.
  public CompletableFuture<Verification> verify(String token) {
    var known = recalled(token);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    var jwt = parser.parse(token);
    if (jwt.isEmpty()) {
      return CompletableFuture.completedFuture(reported(new Rejected(MALFORMED_TOKEN)));
    }
    return verifyFirst(token, jwt.get());
  }

  /// The verdict on a token that is remembered; empty for any other.
  Optional<Verification> recalled(String token) {
    return recall(token).map(known -> reported(unlessRevoked(known)));
  }

  /// The verdict on a token that is not remembered.
  CompletableFuture<Verification> verifyFirst(String token, Jwt jwt) {
    var verdict = judge(token, jwt);
    if (!mayChangeWithKeys(verdict)) {
      return CompletableFuture.completedFuture(reported(verdict));
    }
    return keys.news().thenApplyAsync(_ -> reported(judge(token, jwt)), AFTER_WAITING);
  }

  /// Bytes of the tokens that are remembered, as they count against [TokenSettings#cacheWeight()].
  public long rememberedWeight() {
    return remembered.weight();
  }

  private Optional<Verified> recall(String token) {
    var entry = remembered.find(token);
    if (entry == null) {
      return Optional.empty();
    }
    // The pool may have withdrawn the key since, and the token may have expired.
    if (keys.current().find(entry.key().id()) != entry.key()
        || clock.millis() >= entry.freshUntil()) {
      remembered.forget(token);
      return Optional.empty();
    }
    observer.remembered();
    return Optional.of(entry.verdict());
  }

  /// The steps, in the order in which they are made. Nothing that a token says is believed before
  /// its signature is verified.
  private Verification judge(String token, Jwt jwt) {
    // 1. The header (RFC 7515 §4.1).
    var badHeader = HeaderCheck.judge(jwt.header());
    if (badHeader.isPresent()) {
      return new Rejected(badHeader.get());
    }

    // 2. The key: one of the pool's, by its id.
    var current = keys.current();
    var key = current.find(jwt.keyId());
    if (key == null) {
      return new Rejected(current.isEmpty() ? KEYS_UNAVAILABLE : UNKNOWN_KEY);
    }

    // 3. The signature, over the bytes that were received (RFC 7515 §5.2).
    if (!key.verifies(jwt.signed(), jwt.signature())) {
      return new Rejected(BAD_SIGNATURE);
    }

    // 4. The claims (RFC 7519 §4.1).
    var claims = new Claims(jwt.claims());
    var badClaims = claimsCheck.judge(claims, clock.instant());
    if (badClaims.isPresent()) {
      return new Rejected(badClaims.get());
    }
    var verified = new Verified(claimsReader.read(claims, key.id()));
    remembered.remember(
        token, new VerifiedTokens.Entry(verified, key, claimsCheck.freshUntil(verified.token())));

    // 5. Revocation.
    return unlessRevoked(verified);
  }

  /// Remembered tokens are checked too: they may have been revoked since.
  private Verification unlessRevoked(Verified verified) {
    return revocations.isRevoked(verified.token()) ? new Rejected(REVOKED) : verified;
  }

  private static boolean mayChangeWithKeys(Verification verdict) {
    return verdict instanceof Rejected(var reason)
        && (reason == UNKNOWN_KEY || reason == KEYS_UNAVAILABLE);
  }

  private Verification reported(Verification verdict) {
    observer.verified(verdict);
    return verdict;
  }
}
