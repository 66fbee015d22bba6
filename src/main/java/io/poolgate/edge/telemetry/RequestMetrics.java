package io.poolgate.edge.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The timer `http.server.requests`, by method, status and route. Micronaut's own (off in
/// application.yml) makes its tags anew for each request, by regular expressions.
@Singleton
final class RequestMetrics {
  private static final int NOT_FOUND = 404;

  private record Kind(String method, int status, String route) {}

  private final MeterRegistry registry;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(Exchange exchange) {
    var outcome = exchange.outcome();
    var kind = new Kind(exchange.method(), outcome.status(), exchange.route());
    timers.computeIfAbsent(kind, this::timer).record(outcome.nanos(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("http.server.requests")
        .tag("method", kind.method())
        .tag("status", String.valueOf(kind.status()))
        .tag("uri", kind.status() == NOT_FOUND ? "NOT_FOUND" : kind.route())
        .tag("exception", "none")
        .register(registry);
  }
}
