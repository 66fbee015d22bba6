package io.poolgate.revocation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.poolgate.revocation.Revocation.Kind;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What operators can see of sign-outs and of their way through Redis.
final class RevocationMetrics {
  private final MeterRegistry registry;
  private final Counter ignored;
  private final Counter dropped;

  RevocationMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.ignored = registry.counter("poolgate.revocation.ignored");
    this.dropped = registry.counter("poolgate.revocation.dropped");
  }

  void observe(Kind kind, Supplier<Number> size) {
    Gauge.builder("poolgate.revocation.entries", size)
        .description("Sign-outs that this instance knows of")
        .tag("kind", kind.tag())
        .register(registry);
  }

  void observeInStep(BooleanSupplier inStep) {
    Gauge.builder("poolgate.revocation.in.step", () -> inStep.getAsBoolean() ? 1 : 0)
        .description("0 while Redis is gone, and sign-outs are known only where they were made")
        .register(registry);
  }

  /// Something in Redis that no instance wrote.
  void countIgnored() {
    ignored.increment();
  }

  void countDropped(int entries) {
    dropped.increment(entries);
  }
}
