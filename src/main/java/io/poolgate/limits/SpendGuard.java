package io.poolgate.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.UserPseudonyms;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/// Stands before every call that a stranger can have Cognito charged for, or guess with. It counts
/// names and addresses, whether there are such users or not: what it refuses tells nobody who has
/// an account.
@Singleton
public final class SpendGuard {
  private static final String EVERYBODY = "";

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

  /// Lets the call go on, or ends it in 429 `rate_limited`. Counted in `poolgate.limits.refused`.
  public void admit(HttpRequest<?> request, Spend spend) {
    spend.username().ifPresent(name -> UserPseudonyms.name(request, name));
    take(Limit.ADDRESS, clientAddress.networkOf(request));
    spend.username().ifPresent(name -> take(Limit.USERNAME, hashed(name)));
    if (spend.message()) {
      spend.username().ifPresent(name -> take(Limit.USERNAME_MESSAGES, hashed(name)));
      spend.destinations().forEach(where -> take(Limit.DESTINATION_MESSAGES, hashed(where)));
      take(Limit.MESSAGES, EVERYBODY);
    }
  }

  private void take(Limit limit, String key) {
    var rate = rates.inForce().get(limit);
    if (rate == null) {
      return;
    }
    var probe = buckets.take(limit, rate, key);
    if (!probe.isConsumed()) {
      metrics.counter("poolgate.limits.refused", "limit", limit.wireName()).increment();
      throw new RateLimited(limit, rate, probe);
    }
  }

  /// User names are case-insensitive, and are no reading matter for whoever looks into Redis.
  private static String hashed(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var folded = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(folded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
