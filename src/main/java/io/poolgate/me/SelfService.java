package io.poolgate.me;

import io.micronaut.http.HttpRequest;
import io.poolgate.guard.StepUp;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.limits.Spend;
import io.poolgate.limits.SpendGuard;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What each call to Cognito in the caller's own name must meet first: the scope, a recent sign-in
/// where it asks for one, and the limits.
@Singleton
final class SelfService {
  /// The scope that Cognito wants of a token it is called with. It is asked for here, so that a
  /// token without it costs no call.
  static final String SCOPE = "SCOPE_aws.cognito.signin.user.admin";

  private final StepUp stepUp;
  private final SpendGuard spend;

  SelfService(StepUp stepUp, SpendGuard spend) {
    this.stepUp = stepUp;
    this.spend = spend;
  }

  /// Lets a call go on if the caller has signed in lately. This comes before [#admit]: a call that
  /// is refused here counts nowhere.
  void requireRecentSignIn(VerifiedAuthentication caller, HttpRequest<?> request) {
    stepUp.require(caller, request);
  }

  /// Lets a call go on unless there were too many.
  void admit(VerifiedAuthentication caller, HttpRequest<?> request) {
    spend.admit(request, callOf(caller));
  }

  /// The same, of a call that has messages sent.
  ///
  /// @param to email addresses and phone numbers that they go to, as far as they are known
  void admitMessages(
      VerifiedAuthentication caller, HttpRequest<?> request, int count, String... to) {
    spend.admit(request, callOf(caller).messages(count, to));
  }

  /// Lets a message of an admitted call go to an address or number that is known only now.
  void admitTo(HttpRequest<?> request, String destination) {
    spend.admitTo(request, destination);
  }

  private static Spend callOf(VerifiedAuthentication caller) {
    var principal = caller.claims().principal();
    return Spend.signedIn(principal.sub(), Optional.ofNullable(principal.username()));
  }
}
