package io.poolgate.token;

import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.token.TokenBuilder;
import io.poolgate.token.verdict.RejectionReason;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A valid token changed in one thing, and the reason it must be refused for. Every one can be sent
/// in a header, so that the same rows run against the verifier and against the server.
public record HostileToken(
    String what, Function<LocalUserPool, String> made, RejectionReason reason) {

  /// Signed by the pool's key, after the change.
  static HostileToken signed(
      String what, RejectionReason reason, UnaryOperator<TokenBuilder> change) {
    return new HostileToken(what, pool -> change.apply(pool.token()).sign(), reason);
  }

  /// Changed after it was signed.
  static HostileToken altered(String what, RejectionReason reason, UnaryOperator<String> change) {
    return new HostileToken(what, pool -> change.apply(pool.token().sign()), reason);
  }

  public String from(LocalUserPool pool) {
    return made.apply(pool);
  }

  /// What a client may learn: everything but expiry looks alike.
  public String code() {
    return reason == RejectionReason.EXPIRED ? "token_expired" : "invalid_token";
  }

  @Override
  public String toString() {
    return what;
  }
}
