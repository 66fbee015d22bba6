package io.poolgate.localpool.signin;

/// A sign-in that waits for the answer to a challenge.
public record WaitingSignIn(OngoingSignIn signIn, PoolChallenge challenge) {}
