package io.poolgate.edge.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;

/// What operators can see of the access log.
@Context
@Requires(bean = AccessLog.class)
final class AccessLogMetrics {
  AccessLogMetrics(MeterRegistry metrics, AccessLines lines) {
    FunctionCounter.builder("poolgate.access.log.dropped", lines, AccessLines::dropped)
        .description("Lines left out, because nobody read standard output")
        .register(metrics);
  }
}
