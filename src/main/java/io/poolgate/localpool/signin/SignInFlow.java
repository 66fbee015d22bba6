package io.poolgate.localpool.signin;

import java.util.Map;

/// One of the ways to begin a sign-in (Cognito's `AuthFlow`).
interface SignInFlow {
  NextStep begin(OngoingSignIn signIn, AuthParameters given);

  /// Adapts the reply, where this flow's differs from those to challenges.
  ///
  /// @param first what the flow began with
  default void complete(OngoingSignIn signIn, NextStep first, Map<String, Object> reply) {}
}
