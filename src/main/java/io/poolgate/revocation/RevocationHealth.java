package io.poolgate.revocation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.poolgate.revocation.Revocation.Kind;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Not ready until all revocations have been read once. While Redis is gone the server stays ready,
/// and the details say that it is not in step.
@Readiness
@Singleton
@Requires(beans = RevocationSync.class)
final class RevocationHealth implements HealthIndicator {
  private final RevocationSync sync;

  RevocationHealth(RevocationSync sync) {
    this.sync = sync;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var details =
        Map.of(
            "inStep", sync.isInStep(),
            "sessions", sync.revoked().size(Kind.SESSION),
            "users", sync.revoked().size(Kind.USER));
    return Publishers.just(
        HealthResult.builder("revocations", sync.isLoaded() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
