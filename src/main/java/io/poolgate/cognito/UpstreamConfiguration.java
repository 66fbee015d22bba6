package io.poolgate.cognito;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How long a call to Cognito may take.
///
/// @param connectTimeout for opening a connection
/// @param attemptTimeout for one attempt, from sending to the whole answer
/// @param callTimeout for the whole call, repetitions included
/// @param maxConnections open at once; more calls wait
@ConfigurationProperties("poolgate.upstream")
public record UpstreamConfiguration(
    @Bindable(defaultValue = "1s") Duration connectTimeout,
    @Bindable(defaultValue = "5s") Duration attemptTimeout,
    @Bindable(defaultValue = "8s") Duration callTimeout,
    @Bindable(defaultValue = "1000") int maxConnections) {}
