package io.poolgate.edge.telemetry;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// One line of JSON for each request (`POOLGATE_ACCESS_LOG_ENABLED`). In the place of the path it
/// has the route's template, because a path or a query may hold a name, a code or a token. Clients
/// can choose nothing in a line freely, so nothing needs escaping.
@Singleton
@Requires(property = "poolgate.access-log.enabled", notEquals = "false")
final class AccessLog {
  private static final int USUAL_LENGTH = 320;

  private final AccessLines lines;
  private final InstantSource clock;
  private final Timestamps times = new Timestamps();

  AccessLog(AccessLines lines, InstantSource clock) {
    this.lines = lines;
    this.clock = clock;
  }

  void write(Exchange exchange) {
    var outcome = exchange.outcome();
    var caller = exchange.caller();
    var line = new StringBuilder(USUAL_LENGTH);
    line.append("{\"time\":\"");
    times.append(line, clock.instant());
    line.append("\",\"method\":\"").append(exchange.method());
    line.append("\",\"route\":\"").append(exchange.route());
    line.append("\",\"status\":").append(outcome.status());
    if (outcome.code() != null) {
      line.append(",\"code\":\"").append(outcome.code()).append('"');
    }
    line.append(",\"durationMs\":");
    appendMillis(line, outcome.nanos());
    line.append(",\"bytes\":").append(outcome.bytes());
    line.append(",\"requestId\":\"").append(caller.requestId());
    line.append("\",\"address\":\"").append(caller.address().getHostAddress()).append('"');
    if (caller.user() != null) {
      line.append(",\"user\":\"").append(caller.user()).append('"');
    }
    lines.add(line.append('}'));
  }

  private static void appendMillis(StringBuilder line, long nanos) {
    long micros = nanos / 1000;
    line.append(micros / 1000).append('.');
    line.append(micros % 1000 / 100).append(micros % 100 / 10).append(micros % 10);
  }
}
