package io.poolgate.edge.telemetry;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where requests are reported when they have ended.
@Singleton
public final class Telemetry {
  private final RequestMetrics metrics;
  private final UserPseudonyms users;
  private final Optional<AccessLog> log;

  /// @param log unless it is switched off
  Telemetry(RequestMetrics metrics, UserPseudonyms users, Optional<AccessLog> log) {
    this.metrics = metrics;
    this.users = users;
    this.log = log;
  }

  /// What a user is called, where there is a user and a log to name them in.
  public @Nullable String pseudonym(@Nullable String username) {
    return username == null || log.isEmpty() ? null : users.of(username);
  }

  /// Reports one.
  public void ended(Exchange exchange) {
    metrics.record(exchange);
    log.ifPresent(lines -> lines.write(exchange));
  }
}
