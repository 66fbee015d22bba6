package io.poolgate.me;

/// Who may change an account: whoever holds a token that Cognito takes for it.
final class SelfService {
  /// The scope that Cognito wants of a token it is called with. Asked for here, a token without it
  /// costs no call.
  static final String SCOPE = "SCOPE_aws.cognito.signin.user.admin";

  private SelfService() {}
}
