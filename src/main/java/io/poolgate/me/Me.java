package io.poolgate.me;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.poolgate.token.verdict.VerifiedToken;

/// Who the caller is, as the verified token says: the contract's fields are those of the token's
/// parts, side by side.
@Introspected
record Me(
    @JsonUnwrapped VerifiedToken.Principal principal,
    @JsonUnwrapped VerifiedToken.Issuance issuance,
    @JsonUnwrapped VerifiedToken.Times times) {

  static Me of(VerifiedToken token) {
    return new Me(token.principal(), token.issuance(), token.times());
  }
}
