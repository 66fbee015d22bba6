package io.poolgate.token;

import io.poolgate.token.verdict.Verification;

/// Is told of each verification, to count it.
public interface VerificationObserver {
  /// Counts nothing.
  VerificationObserver NOBODY =
      new VerificationObserver() {
        @Override
        public void verified(Verification verdict) {}

        @Override
        public void remembered() {}
      };

  /// A token was judged.
  void verified(Verification verdict);

  /// The token was remembered from an earlier verification: its signature was not verified again.
  void remembered();
}
