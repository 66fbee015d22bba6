package io.poolgate.guard;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.poolgate.token.keys.KeySource;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Not ready while there are no keys to verify tokens with. Stale keys are ready, and the details
/// say that they are stale.
@Readiness
@Singleton
final class KeysHealth implements HealthIndicator {
  private final KeySource keys;

  KeysHealth(KeySource keys) {
    this.keys = keys;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var current = keys.current();
    var details =
        Map.of(
            "keys", current.size(), "stale", keys.isStale(), "ageSeconds", keys.age().toSeconds());
    return Publishers.just(
        HealthResult.builder("keys", current.isEmpty() ? HealthStatus.DOWN : HealthStatus.UP)
            .details(details)
            .build());
  }
}
