package io.poolgate.token;

/// Is told of each verification, to count it.
public interface VerificationObserver {

  /// A token was judged.
  void verified(Verification verdict);

  /// The token was remembered from an earlier verification: its signature was not verified again.
  void remembered();
}
