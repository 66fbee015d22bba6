package io.poolgate.verifier;

import io.poolgate.token.verdict.Verification;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Verifies tokens of Amazon Cognito user pools offline, with the pools' keys, which a thread of
/// its own keeps fresh.
///
/// ```java
/// var verifier = CognitoVerifier.forPool("eu-central-1_Ab12Cd34E").clients("client1").build();
/// switch (verifier.verify(token)) {
///   case Verified(var verified) -> greet(verified.principal().username());
///   case Rejected(var reason) -> refuse(reason);
/// }
/// ```
///
/// One is made for as long as the program runs, and any number of threads use it at once.
public final class CognitoVerifier implements AutoCloseable {
  private final List<TrustedPool> pools;
  private final Function<String, CompletableFuture<Verification>> verifier;

  CognitoVerifier(TrustedPool pool) {
    pools = List.of(pool);
    verifier = pool.verifier()::verify;
  }

  private CognitoVerifier(List<TrustedPool> pools) {
    this.pools = pools;
    verifier = TrustedPool.byIssuer(pools)::verify;
  }

  /// Begins a verifier of one pool's access tokens. It wants to be told of which clients.
  ///
  /// @param poolId such as `eu-central-1_Ab12Cd34E`
  /// @throws IllegalArgumentException where it has not the form of a pool's id
  public static VerifierBuilder forPool(String poolId) {
    return new VerifierBuilder(poolId);
  }

  /// Several verifiers as one, which takes what one of them takes. The issuer that a token names
  /// chooses the one that judges it; a token of any other issuer is rejected, and nothing is
  /// fetched for it. To close the whole closes its parts.
  ///
  /// @throws IllegalArgumentException where there is none, or two have an issuer in common
  public static CognitoVerifier anyOf(CognitoVerifier... verifiers) {
    var pools = Arrays.stream(verifiers).map(part -> part.pools).flatMap(Collection::stream);
    return new CognitoVerifier(pools.toList());
  }

  /// The verdict on a token, which is what follows `Bearer ` in a request. With a known key it
  /// comes at once. It waits, 3 s at most, for an unknown key and while there are none.
  public Verification verify(String token) {
    return verifyAsync(token).join();
  }

  /// The verdict on a token, without waiting: where it comes at once, the future is complete
  /// already. It never completes with a failure.
  public CompletableFuture<Verification> verifyAsync(String token) {
    for (var pool : pools) {
      pool.start();
    }
    return verifier.apply(token);
  }

  /// Waits until the keys of all pools are there, 3 s at most; whether they are. A program that
  /// calls this before it takes requests lets none of them wait.
  public boolean awaitKeys() {
    pools.forEach(TrustedPool::start);
    var loaded =
        pools.stream().map(TrustedPool::loaded).toList(); // all begin before one is awaited
    return loaded.stream().allMatch(CompletableFuture::join);
  }

  /// How long ago the keys were fetched, of several pools the oldest; empty while a pool has none.
  /// It is for a health check: it grows beyond the refresh interval while the pool is out of reach.
  public Optional<Duration> keysAge() {
    return pools.stream().allMatch(TrustedPool::hasKeys)
        ? pools.stream().map(TrustedPool::keysAge).max(Duration::compareTo)
        : Optional.empty();
  }

  /// Ends the fetching. Tokens with known keys are verified on until the keys are too old.
  @Override
  public void close() {
    pools.forEach(TrustedPool::close);
  }
}
