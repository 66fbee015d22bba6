package io.poolgate.limits;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Says whether the limits are counted in Redis at present. The server is up either way.
@Singleton
@Requires(beans = SharedBuckets.class)
final class LimitsHealth implements HealthIndicator {
  private final SharedBuckets buckets;

  LimitsHealth(SharedBuckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder("limits", HealthStatus.UP)
            .details(Map.of("shared", buckets.areShared()))
            .build());
  }
}
