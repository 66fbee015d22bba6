package io.poolgate.cognito.call;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How long a call to Cognito may take, and how many there may be.
///
/// @param connectTimeout for opening a connection
/// @param attemptTimeout for one attempt, from sending to the whole answer
/// @param callTimeout for the whole call, repetitions included
/// @param maxInFlight calls at once, each on a connection of its own
/// @param maxWaiting further calls that wait for one of those to end; the next is refused
/// @param maxWait how long a call waits before it is refused
/// @param circuitOpen how long Cognito is left alone after half of the calls of 10 s, 20 at least,
///   timed out or found no connection
@Context
@ConfigurationProperties("poolgate.upstream")
public record UpstreamConfiguration(
    @Bindable(defaultValue = "1s") Duration connectTimeout,
    @Bindable(defaultValue = "5s") Duration attemptTimeout,
    @Bindable(defaultValue = "8s") Duration callTimeout,
    @Bindable(defaultValue = "1000") @Min(1) @Max(1_000_000) int maxInFlight,
    @Bindable(defaultValue = "2000") @Min(0) @Max(1_000_000) int maxWaiting,
    @Bindable(defaultValue = "3s") Duration maxWait,
    @Bindable(defaultValue = "5s") Duration circuitOpen) {

  /// How many may call or wait.
  int maxAdmitted() {
    return maxInFlight + maxWaiting;
  }
}
