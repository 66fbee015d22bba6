package io.poolgate.edge.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.poolgate.edge.connection.memory.HeldMemory;

/// What operators can see of the connections.
@Context
final class ConnectionMetrics {
  ConnectionMetrics(Connections connections, ConnectionMemory memory, MeterRegistry metrics) {
    Gauge.builder("poolgate.connections", connections, Connections::count)
        .description("Open now")
        .register(metrics);
    FunctionCounter.builder("poolgate.connections.refused", connections, Connections::refused)
        .description("Closed at once, because there were too many")
        .register(metrics);
    Gauge.builder("poolgate.connections.memory", memory.held(), HeldMemory::held)
        .description("Held by them, requests that are not answered and answers that are not taken")
        .baseUnit("bytes")
        .register(metrics);
    FunctionCounter.builder("poolgate.connections.shed", memory.held(), HeldMemory::shed)
        .description("Closed for what they held")
        .register(metrics);
  }
}
