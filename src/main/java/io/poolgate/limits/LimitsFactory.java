package io.poolgate.limits;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Chooses where the limits are counted.
@Factory
final class LimitsFactory {
  @Singleton
  Buckets buckets() {
    return new LocalBuckets();
  }
}
