package io.poolgate.cognito.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/// Bounds the calls to Cognito, so that a slow or unreachable pool costs refusals and not the heap:
/// so many calls at once, so many waiting, and none for a while after too many were lost.
@Singleton
final class UpstreamGuard {
  private static final int WINDOW = 10; // seconds
  private static final int FEWEST_CALLS = 20;
  private static final int PROBES = 5;

  private final Bulkhead admitted;
  private final Bulkhead inFlight;
  private final CircuitBreaker circuit;
  private final Counter overloaded;

  UpstreamGuard(UpstreamConfiguration upstream, MeterRegistry metrics) {
    admitted = bulkhead("admitted", upstream.maxAdmitted(), Duration.ZERO);
    inFlight = bulkhead("in-flight", upstream.maxInFlight(), upstream.maxWait());
    circuit =
        CircuitBreaker.of(
            "cognito",
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, FEWEST_CALLS, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(upstream.circuitOpen())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .writableStackTraceEnabled(false)
                .recordException(UpstreamGuard::isLost)
                .build());
    metrics.gauge("poolgate.upstream.in.flight", inFlight, UpstreamGuard::used);
    metrics.gauge("poolgate.upstream.waiting", this, guard -> used(admitted) - used(inFlight));
    metrics.gauge("poolgate.upstream.circuit.open", circuit, UpstreamGuard::isOpen);
    overloaded = metrics.counter("poolgate.upstream.refused", "code", "overloaded");
    var lost = metrics.counter("poolgate.upstream.refused", "code", "upstream_unavailable");
    circuit.getEventPublisher().onCallNotPermitted(_ -> lost.increment());
  }

  /// Makes the call.
  ///
  /// @throws ProblemException `overloaded`, `upstream_unavailable`, or the call's own
  <T> T call(Supplier<T> call) {
    try {
      return admitted.executeSupplier(
          () -> inFlight.executeSupplier(() -> circuit.executeSupplier(call)));
    } catch (BulkheadFullException full) {
      throw refusal();
    } catch (CallNotPermittedException open) {
      throw new ProblemException(ProblemCode.UPSTREAM_UNAVAILABLE)
          .withDiagnosis("too many calls to Cognito came to nothing: it is left alone");
    }
  }

  /// `overloaded`, counted.
  ProblemException refusal() {
    overloaded.increment();
    return new ProblemException(ProblemCode.OVERLOADED)
        .withDiagnosis("too many calls to Cognito at once");
  }

  /// Any answer of Cognito's shows that it can be reached.
  private static boolean isLost(Throwable failure) {
    return failure instanceof ProblemException problem
        && (problem.code() == ProblemCode.UPSTREAM_TIMEOUT
            || problem.code() == ProblemCode.UPSTREAM_UNAVAILABLE);
  }

  private static Bulkhead bulkhead(String name, int calls, Duration wait) {
    return Bulkhead.of(
        name,
        BulkheadConfig.custom()
            .maxConcurrentCalls(calls)
            .maxWaitDuration(wait)
            .writableStackTraceEnabled(false)
            .build());
  }

  private static double used(Bulkhead bulkhead) {
    var metrics = bulkhead.getMetrics();
    return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
  }

  private static double isOpen(CircuitBreaker circuit) {
    return circuit.getState() == CircuitBreaker.State.OPEN ? 1 : 0;
  }
}
