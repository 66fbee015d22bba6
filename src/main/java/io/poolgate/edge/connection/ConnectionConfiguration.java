package io.poolgate.edge.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How many connections there may be, how slow they may be, and how much they may hold.
///
/// @param max at once on a port
/// @param maxPerAddress of those, from one address (of IPv6 a /64) that is not a trusted proxy's; 0
///   for no limit
/// @param requestTimeout for a request to arrive whole, from its first byte, or from the opening of
///   a connection that sends none
/// @param responseTimeout for an answer to be taken
/// @param idleTimeout for a connection on which nothing happens
/// @param memory bytes that all connections together may hold; null for a third of the heap
@Context
@ConfigurationProperties("poolgate.connections")
record ConnectionConfiguration(
    @Bindable(defaultValue = "10000") @Min(1) int max,
    @Bindable(defaultValue = "1000") @Min(0) int maxPerAddress,
    @Bindable(defaultValue = "10s") Duration requestTimeout,
    @Bindable(defaultValue = "30s") Duration responseTimeout,
    @Bindable(defaultValue = "75s") Duration idleTimeout,
    @Nullable @Min(1_048_576) Long memory) {

  /// Bytes that all connections together may hold.
  long budget() {
    return memory == null ? Runtime.getRuntime().maxMemory() / 3 : memory;
  }
}
