package io.poolgate.verifier;

import io.poolgate.token.AccessTokenVerifier;
import io.poolgate.token.VerifiersByIssuer;
import io.poolgate.token.keys.KeySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pool whose tokens are believed: the issuers that it goes by, its verifier and its keys.
record TrustedPool(
    Set<String> issuers, AccessTokenVerifier verifier, KeySource keys, AtomicBoolean started)
    implements AutoCloseable {

  /// One verifier for all of them.
  ///
  /// @throws IllegalArgumentException where there is none, or two have an issuer in common: which
  ///   of the two was meant is a guess
  static VerifiersByIssuer byIssuer(List<TrustedPool> pools) {
    if (pools.isEmpty()) {
      throw new IllegalArgumentException("There is no verifier.");
    }
    var byIssuer = new HashMap<String, AccessTokenVerifier>();
    for (var pool : pools) {
      for (var issuer : pool.issuers()) {
        if (byIssuer.put(issuer, pool.verifier()) != null) {
          throw new IllegalArgumentException("Two verifiers take tokens of " + issuer + ".");
        }
      }
    }
    return new VerifiersByIssuer(byIssuer);
  }

  /// Begins to fetch its keys, unless it has begun.
  void start() {
    if (!started.get() && started.compareAndSet(false, true)) {
      keys.start();
    }
  }

  boolean hasKeys() {
    return !keys.current().isEmpty();
  }

  /// Whether its keys are there, after 3 s at most.
  CompletableFuture<Boolean> loaded() {
    return hasKeys()
        ? CompletableFuture.completedFuture(true)
        : keys.news().thenApply(_ -> hasKeys());
  }

  Duration keysAge() {
    return keys.age();
  }

  @Override
  public void close() {
    keys.close();
  }
}
