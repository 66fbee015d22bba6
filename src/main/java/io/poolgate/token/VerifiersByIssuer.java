package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ISSUER;

import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Rejected;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The verifiers of several pools as one.
///
/// A token's `iss` is not verified yet when it chooses among them, and so it chooses nothing else:
/// it is compared as a whole with the configured issuers, no address is made of it, and the pool
/// that it names judges all of the token with its own keys and clients, `iss` included.
public final class VerifiersByIssuer {
  private final JwtParser parser = new JwtParser();
  private final Map<String, AccessTokenVerifier> byIssuer;
  private final List<AccessTokenVerifier> all;

  public VerifiersByIssuer(Map<String, AccessTokenVerifier> byIssuer) {
    this.byIssuer = Map.copyOf(byIssuer);
    this.all = byIssuer.values().stream().distinct().toList();
  }

  /// As [AccessTokenVerifier#verify].
  public CompletableFuture<Verification> verify(String token) {
    for (var verifier : all) {
      var known = verifier.recalled(token);
      if (known.isPresent()) {
        return CompletableFuture.completedFuture(known.get());
      }
    }
    var jwt = parser.parse(token);
    if (jwt.isEmpty()) {
      return CompletableFuture.completedFuture(new Rejected(MALFORMED_TOKEN));
    }
    var named = new Claims(jwt.get().claims()).string("iss").map(byIssuer::get);
    if (named.isEmpty()) {
      return CompletableFuture.completedFuture(new Rejected(WRONG_ISSUER));
    }
    return named.get().verifyFirst(token, jwt.get());
  }
}
