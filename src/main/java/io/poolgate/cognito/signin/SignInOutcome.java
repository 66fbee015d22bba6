package io.poolgate.cognito.signin;

/// What a sign-in attempt leads to: tokens, or one more challenge to answer.
public sealed interface SignInOutcome permits SignedIn, Challenge {}
