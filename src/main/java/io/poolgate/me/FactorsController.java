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
import io.poolgate.guard.VerifiedAuthentication;
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
  private final SelfService selfService;

  FactorsController(Factors factors, Account account, SelfService selfService) {
    this.factors = factors;
    this.account = account;
    this.selfService = selfService;
  }

  @Get("/factors")
  Factors.Configured factors(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.admit(caller, request);
    return factors.of(caller.accessToken());
  }

  /// A stranger's factor would open the account, and a factor that is switched off, or no longer
  /// preferred, keeps nobody out. The profile says which factors are on, so that they can be
  /// switched off.
  @Put("/mfa")
  @Status(HttpStatus.NO_CONTENT)
  void prefer(
      VerifiedAuthentication caller, @Valid @Body Preference preference, HttpRequest<?> request) {
    selfService.requireRecentSignIn(caller, request);
    var enabled = preference.asSet();
    selfService.admit(caller, request);
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
