package io.poolgate.edge.telemetry;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line of JSON for each request, by the logger `access` (`POOLGATE_ACCESS_LOG_ENABLED`). In
/// the place of the path it has the route's template, because a path or a query may hold a name, a
/// code or a token. Clients can choose nothing in a line freely, so nothing needs escaping.
@Singleton
@Requires(property = "poolgate.access-log.enabled", notEquals = "false")
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final int USUAL_LENGTH = 320;

  private final UserPseudonyms users;
  private final InstantSource clock;
  private final Timestamps times = new Timestamps();

  AccessLog(UserPseudonyms users, InstantSource clock) {
    this.users = users;
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
    if (caller.username() != null) {
      line.append(",\"user\":\"").append(users.of(caller.username())).append('"');
    }
    line.append('}');
    LOG.info(line.toString()); // which has no {} in it
  }

  private static void appendMillis(StringBuilder line, long nanos) {
    long micros = nanos / 1000;
    line.append(micros / 1000).append('.');
    line.append(micros % 1000 / 100).append(micros % 100 / 10).append(micros % 10);
  }
}
