package io.poolgate.token;

import io.poolgate.token.verdict.VerifiedToken;

/// Knows of tokens that are revoked although they have not expired. Asked for every token that is
/// valid otherwise, so it must not block.
@FunctionalInterface
public interface RevocationCheck {
  boolean isRevoked(VerifiedToken token);
}
