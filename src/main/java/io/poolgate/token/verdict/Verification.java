package io.poolgate.token.verdict;

/// The verdict on a token.
public sealed interface Verification {

  /// The token is the pool's, meant for this service, and valid now.
  record Verified(VerifiedToken token) implements Verification {}

  /// The token is not accepted.
  record Rejected(RejectionReason reason) implements Verification {}
}
