package io.poolgate.cognito.signin;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// The tokens of a signed-in user.
///
/// @param refreshToken null where the answer to a refresh keeps the old one
/// @param tokenType always `Bearer`
/// @param expiresIn seconds until the access token expires
@Introspected
public record Tokens(
    String accessToken,
    String idToken,
    @Nullable String refreshToken,
    String tokenType,
    int expiresIn) {

  /// The same for a body, where the refresh token goes another way.
  public Tokens withoutRefreshToken() {
    return new Tokens(accessToken, idToken, null, tokenType, expiresIn);
  }

  /// Nothing of a token belongs in a log.
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + "]";
  }
}
