package io.poolgate.localpool;

/// Cognito's states of an account.
enum UserStatus {
  UNCONFIRMED,
  CONFIRMED,
  FORCE_CHANGE_PASSWORD,
  RESET_REQUIRED
}
