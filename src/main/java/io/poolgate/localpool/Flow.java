package io.poolgate.localpool;

/// One of the ways to begin a sign-in (Cognito's `AuthFlow`).
@FunctionalInterface
interface Flow {
  Step begin(SignIn signIn, AuthParameters given);
}
