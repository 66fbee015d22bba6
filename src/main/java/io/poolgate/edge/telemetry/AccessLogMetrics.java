package io.poolgate.edge.telemetry;

import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import org.slf4j.LoggerFactory;

/// What operators can see of the access log.
@Context
final class AccessLogMetrics {
  AccessLogMetrics(MeterRegistry metrics) {
    if (LoggerFactory.getLogger("access") instanceof Logger log
        && log.getAppender("access") instanceof BatchAppender lines) {
      FunctionCounter.builder("poolgate.access.log.dropped", lines, BatchAppender::dropped)
          .description("Lines left out, because nobody read standard output")
          .register(metrics);
    }
  }
}
