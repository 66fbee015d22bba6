package io.poolgate.localpool.user;

/// Cognito's states of an account.
public enum UserStatus {
  UNCONFIRMED,
  CONFIRMED,
  FORCE_CHANGE_PASSWORD,
  RESET_REQUIRED
}
