package io.poolgate.edge.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How many connections there may be, and how slow.
///
/// @param max at once on a port
/// @param maxPerAddress of those, from one address (of IPv6 a /64) that is not a trusted proxy's; 0
///   for no limit
/// @param requestTimeout for a request to arrive whole, from its first byte, or from the opening of
///   a connection that sends none
/// @param idleTimeout for a connection on which nothing happens
@Context
@ConfigurationProperties("poolgate.connections")
record ConnectionConfiguration(
    @Bindable(defaultValue = "10000") @Min(1) int max,
    @Bindable(defaultValue = "1000") @Min(0) int maxPerAddress,
    @Bindable(defaultValue = "10s") Duration requestTimeout,
    @Bindable(defaultValue = "75s") Duration idleTimeout) {}
