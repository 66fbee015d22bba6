package io.poolgate.cognito.signin;

import io.micronaut.core.annotation.Introspected;

/// A device that waits to be confirmed (Cognito's `NewDeviceMetadata`).
@Introspected
public record NewDevice(String deviceKey, String deviceGroupKey) {}
