package io.poolgate.cognito.signin;

import org.jspecify.annotations.Nullable;

/// The user is signed in.
///
/// @param newDevice the device that Cognito has just begun to track, where the pool tracks devices
public record SignedIn(Tokens tokens, @Nullable NewDevice newDevice) implements SignInOutcome {}
