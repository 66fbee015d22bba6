package io.poolgate.edge.connection.shutdown;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// Not ready once the server is told to end.
@Readiness
@Singleton
final class ServingHealth implements HealthIndicator {
  private final Drain drain;

  ServingHealth(Drain drain) {
    this.drain = drain;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = drain.isServing() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("serving", status).build());
  }
}
