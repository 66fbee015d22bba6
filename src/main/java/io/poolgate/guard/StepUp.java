package io.poolgate.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Asks for a recent sign-in before anything that a stolen token must not do (step-up
/// authentication, RFC 9470). A refreshed token is new, but it keeps the `auth_time` of its
/// sign-in.
@Singleton
public final class StepUp {
  private final Duration maxAge;
  private final InstantSource clock;

  StepUp(Configuration configuration, InstantSource clock) {
    this.maxAge = configuration.maxAge();
    this.clock = clock;
  }

  /// The `POOLGATE_STEP_UP_…` variables.
  ///
  /// @param maxAge how long ago the sign-in may be; 0 asks for none
  @Context
  @ConfigurationProperties("poolgate.step-up")
  public record Configuration(@Bindable(defaultValue = "15m") Duration maxAge) {}

  /// Lets the request go on if its caller has signed in lately. Otherwise it ends in 401
  /// `reauthentication_required`, whose challenge gives `max_age` in seconds. A token without
  /// `auth_time` proves no sign-in at all.
  public void require(VerifiedAuthentication caller, HttpRequest<?> request) {
    if (maxAge.isZero()) {
      return;
    }
    var signedIn = caller.claims().times().authTime();
    if (signedIn == null || signedIn.plus(maxAge).isBefore(clock.instant())) {
      throw Refused.forOldSignIn(request, maxAge);
    }
  }
}
