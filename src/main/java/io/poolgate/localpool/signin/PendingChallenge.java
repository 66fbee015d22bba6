package io.poolgate.localpool.signin;

/// A challenge that waits for its answer, and the sign-in that it belongs to.
public record PendingChallenge(OngoingSignIn signIn, PoolChallenge challenge) {}
