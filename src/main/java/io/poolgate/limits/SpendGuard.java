package io.poolgate.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.telemetry.UserPseudonyms;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Limits every call to Cognito: strangers can make it cost money or guess secrets with it, and
/// users can flood it. Names and addresses count whether there are such users or not, so that a
/// refusal tells nobody who has an account. Each method ends a call that comes too often with 429
/// `rate_limited`, and counts it in `poolgate.limits.refused`.
@Singleton
public final class SpendGuard {
  private static final String COUNTED = "poolgate.limits.counted";

  private final Rates rates;
  private final Buckets buckets;
  private final ClientAddress clientAddress;
  private final MeterRegistry metrics;

  SpendGuard(Rates rates, Buckets buckets, ClientAddress clientAddress, MeterRegistry metrics) {
    this.rates = rates;
    this.buckets = buckets;
    this.clientAddress = clientAddress;
    this.metrics = metrics;
  }

  /// Lets a request into the server, as far as this instance can tell.
  void arrive(HttpRequest<?> request) {
    var rate = rates.inForce().get(Limit.ADDRESS);
    if (rate != null) {
      var charges = new Charges(rates.inForce());
      charges.take(Limit.ADDRESS, Key.ofAddress(clientAddress.networkOf(request)), 1);
      refuse(buckets.takeHere(charges.list().getFirst()));
      request.setAttribute(COUNTED, true);
    }
  }

  /// Lets the call go on.
  public void admit(HttpRequest<?> request, Spend spend) {
    admitted(request, spend);
  }

  /// Makes the call, and counts what became of it.
  public <T> T admit(
      HttpRequest<?> request, Spend spend, Supplier<T> call, Function<T, Sent> outcome) {
    var costs = admitted(request, spend);
    var sent = Sent.NOTHING;
    try {
      var answer = call.get();
      sent = outcome.apply(answer);
      return answer;
    } catch (ProblemException failure) {
      // Cognito may have sent it, and not said so in time.
      sent = new Sent(failure.code() == ProblemCode.UPSTREAM_TIMEOUT, Optional.empty());
      throw failure;
    } finally {
      settle(costs.after(sent));
    }
  }

  /// Lets the message of a call go to an address or number that is known only now.
  public void admitTo(HttpRequest<?> request, String destination) {
    var spend = Spend.call().message(destination);
    var costs = new Costs(rates.inForce(), spend, clientAddress.networkOf(request));
    take(costs.destinations());
  }

  private Costs admitted(HttpRequest<?> request, Spend spend) {
    if (spend.user().isEmpty()) {
      spend.names().stream().findFirst().ifPresent(name -> UserPseudonyms.name(request, name));
    }
    var costs = new Costs(rates.inForce(), spend, clientAddress.networkOf(request));
    take(costs.before(request.getAttribute(COUNTED).isPresent()));
    return costs;
  }

  private void take(List<Charge> charges) {
    if (!charges.isEmpty()) {
      refuse(buckets.take(charges));
    }
  }

  private void settle(List<Charge> charges) {
    if (!charges.isEmpty()) {
      buckets.settle(charges);
    }
  }

  private void refuse(Optional<Refusal> refusal) {
    refusal.ifPresent(which -> {
      var limit = which.charge().limit().wireName();
      metrics.counter("poolgate.limits.refused", "limit", limit).increment();
      throw new RateLimited(which);
    });
  }
}
