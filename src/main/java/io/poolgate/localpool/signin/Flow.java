package io.poolgate.localpool.signin;

import java.util.Map;

/// One of the ways to begin a sign-in (Cognito's `AuthFlow`).
interface Flow {
  Step begin(OngoingSignIn signIn, AuthParameters given);

  /// Makes the reply that of this flow, where it differs from those to challenges.
  ///
  /// @param first what the flow began with
  default void complete(OngoingSignIn signIn, Step first, Map<String, Object> reply) {}
}
