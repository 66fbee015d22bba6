package io.poolgate.token;

import java.util.Optional;

/// What Cognito made a token for: its claim `token_use`.
public enum TokenUse {
  ACCESS("access", "username"),
  ID("id", "cognito:username");

  private final String claim;
  private final String usernameClaim;

  TokenUse(String claim, String usernameClaim) {
    this.claim = claim;
    this.usernameClaim = usernameClaim;
  }

  static Optional<TokenUse> of(String claim) {
    for (var use : values()) {
      if (use.claim.equals(claim)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }

  /// The claim that holds the user name.
  String usernameClaim() {
    return usernameClaim;
  }
}
