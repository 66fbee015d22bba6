package io.poolgate.edge.connection.shutdown;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How the server ends.
///
/// @param delay between saying that it is not ready and taking no further connection, for load
///   balancers that ask only now and then
/// @param grace how long the requests of open connections may take
@Context
@ConfigurationProperties("poolgate.shutdown")
record ShutdownConfiguration(
    @Bindable(defaultValue = "0s") Duration delay,
    @Bindable(defaultValue = "10s") Duration grace) {}
