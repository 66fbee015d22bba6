package io.poolgate.token;

import java.util.Optional;

/// What Cognito made a token for: its claim `token_use`.
public enum TokenUse {
  ACCESS("access"),
  ID("id");

  private final String claim;

  TokenUse(String claim) {
    this.claim = claim;
  }

  static Optional<TokenUse> of(Object claim) {
    for (var use : values()) {
      if (use.claim.equals(claim)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }
}
