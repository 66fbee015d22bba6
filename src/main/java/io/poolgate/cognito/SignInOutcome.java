package io.poolgate.cognito;

/// What a sign-in attempt leads to: tokens, or one more challenge to answer.
public sealed interface SignInOutcome permits SignedIn, Challenge {}
