package io.poolgate.me;

import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.limits.Spend;
import java.util.Optional;

/// Who may change an account: whoever holds a token that Cognito takes for it.
final class SelfService {
  /// The scope that Cognito wants of a token it is called with. Asked for here, a token without it
  /// costs no call.
  static final String SCOPE = "SCOPE_aws.cognito.signin.user.admin";

  private SelfService() {}

  /// What each call to Cognito in the caller's name costs.
  static Spend spend(VerifiedAuthentication caller) {
    var principal = caller.claims().principal();
    return Spend.signedIn(principal.sub(), Optional.ofNullable(principal.username()));
  }
}
