package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.Account;
import io.poolgate.cognito.Factors;
import io.poolgate.cognito.SecondFactor;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.StepUp;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.limits.SpendGuard;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user signs in with: GET /v1/me/factors and PUT /v1/me/mfa.
@Controller("/v1/me")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class FactorsController {
  private final Factors factors;
  private final Account account;
  private final StepUp stepUp;
  private final SpendGuard spend;

  FactorsController(Factors factors, Account account, StepUp stepUp, SpendGuard spend) {
    this.factors = factors;
    this.account = account;
    this.stepUp = stepUp;
    this.spend = spend;
  }

  @Get("/factors")
  Factors.Configured factors(VerifiedAuthentication caller, HttpRequest<?> request) {
    spend.admit(request, SelfService.spend(caller));
    return factors.of(caller.accessToken());
  }

  /// A stranger's factor opens the account, and one that is switched off, or no longer asked for
  /// first, keeps nobody out. What is on already is asked for, so that it can be switched off.
  @Put("/mfa")
  @Status(HttpStatus.NO_CONTENT)
  void prefer(
      VerifiedAuthentication caller, @Valid @Body Preference preference, HttpRequest<?> request) {
    stepUp.require(caller, request);
    var enabled = preference.asSet();
    spend.admit(request, SelfService.spend(caller));
    var before = account.profile(caller.accessToken()).mfa().factors();
    var mentioned = EnumSet.copyOf(enabled);
    mentioned.addAll(before);
    if (!mentioned.isEmpty()) {
      factors.prefer(caller.accessToken(), mentioned, enabled, preference.preferred());
    }
  }

  /// The body.
  ///
  /// @param enabled the second factors that may be asked for; all others are switched off
  /// @param preferred the one of them that is asked for first
  @Introspected
  record Preference(
      @NotNull List<@NotNull SecondFactor> enabled, @Nullable SecondFactor preferred) {

    private Set<SecondFactor> asSet() {
      var set = EnumSet.noneOf(SecondFactor.class);
      set.addAll(enabled);
      if (preferred != null && !set.contains(preferred)) {
        throw ProblemException.invalidField("preferred", Reason.INVALID_VALUE)
            .withDetail("The preferred factor must be one of those enabled.");
      }
      return set;
    }
  }
}
