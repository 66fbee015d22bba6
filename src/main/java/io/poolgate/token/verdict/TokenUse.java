package io.poolgate.token.verdict;

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

  /// The use that a `token_use` names; empty for any other text.
  public static Optional<TokenUse> of(String claim) {
    for (var use : values()) {
      if (use.claim.equals(claim)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }

  /// The claim that holds the user name.
  public String usernameClaim() {
    return usernameClaim;
  }
}
