package io.poolgate.localpool;

/// A sign-in that waits for the answer to a challenge.
record WaitingSignIn(SignIn signIn, Challenge challenge) {}
