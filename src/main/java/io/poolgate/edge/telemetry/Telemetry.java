package io.poolgate.edge.telemetry;

import jakarta.inject.Singleton;
import java.util.Optional;

/// Where requests are reported when they have ended.
@Singleton
public final class Telemetry {
  private final RequestMetrics metrics;
  private final Optional<AccessLog> log;

  /// @param log unless it is switched off
  Telemetry(RequestMetrics metrics, Optional<AccessLog> log) {
    this.metrics = metrics;
    this.log = log;
  }

  /// Reports one.
  public void ended(Exchange exchange) {
    metrics.record(exchange);
    log.ifPresent(lines -> lines.write(exchange));
  }
}
