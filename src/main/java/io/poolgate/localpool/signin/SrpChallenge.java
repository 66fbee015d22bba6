package io.poolgate.localpool.signin;

/// A challenge of SRP. Its secret block stands in for a session: Cognito's clients answer it
/// without one.
sealed interface SrpChallenge extends PoolChallenge
    permits DevicePasswordVerifierChallenge, PasswordVerifierChallenge {
  String secretBlock();
}
