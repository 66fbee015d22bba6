package io.poolgate.cognito;

import org.jspecify.annotations.Nullable;

/// A new account.
///
/// @param userId the `sub` of the user
/// @param confirmed whether the user can sign in at once
/// @param session Cognito's session: once the sign-up is confirmed, it signs in without a password
public record Registration(
    String userId,
    boolean confirmed,
    @Nullable String session,
    @Nullable CodeDelivery codeDelivery) {

  @Override
  public String toString() {
    return "Registration[confirmed=" + confirmed + "]";
  }
}
