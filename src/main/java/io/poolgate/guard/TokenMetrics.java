package io.poolgate.guard;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.poolgate.token.VerificationObserver;
import io.poolgate.token.keys.FetchObserver;
import io.poolgate.token.verdict.RejectionReason;
import io.poolgate.token.verdict.Verification;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What operators see of the verifier: verdicts by reason, the cache's hits and weight, key
/// fetches, and the age of the keys.
final class TokenMetrics implements VerificationObserver, FetchObserver {
  private final MeterRegistry registry;
  private final Counter verified;
  private final Counter cacheHits;
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);
  private final Map<Outcome, Counter> refreshes = new EnumMap<>(Outcome.class);

  TokenMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.verified = verdict("verified");
    this.cacheHits = registry.counter("poolgate.token.cache.hits");
    for (var reason : RejectionReason.values()) {
      rejected.put(reason, verdict(reason.tag()));
    }
    for (var outcome : Outcome.values()) {
      var tag = outcome.name().toLowerCase(Locale.ROOT);
      refreshes.put(outcome, registry.counter("poolgate.token.key.refreshes", "outcome", tag));
    }
  }

  private Counter verdict(String verdict) {
    return registry.counter("poolgate.token.verifications", "verdict", verdict);
  }

  void observeAge(Supplier<Duration> age) {
    TimeGauge.builder("poolgate.token.keys.age", () -> age.get().toMillis(), TimeUnit.MILLISECONDS)
        .description("Since the pool's keys were last fetched")
        .register(registry);
  }

  void observeCacheWeight(Supplier<Number> bytes) {
    Gauge.builder("poolgate.token.cache.weight", bytes)
        .description("Of the verified tokens that are remembered")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
  }

  @Override
  public void verified(Verification verdict) {
    switch (verdict) {
      case Verification.Verified _ -> verified.increment();
      case Verification.Rejected(var reason) -> requireNonNull(rejected.get(reason)).increment();
    }
  }

  @Override
  public void remembered() {
    cacheHits.increment();
  }

  @Override
  public void fetched(Outcome outcome) {
    requireNonNull(refreshes.get(outcome)).increment();
  }
}
