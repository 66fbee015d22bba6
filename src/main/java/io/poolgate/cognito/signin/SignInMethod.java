package io.poolgate.cognito.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/// How a user signs in, and the flow that Cognito has for it.
public enum SignInMethod {
  /// The password travels to Cognito.
  @JsonProperty("password")
  PASSWORD(AuthFlowType.USER_PASSWORD_AUTH),

  /// The password never leaves the client (RFC 2945, RFC 5054).
  @JsonProperty("srp")
  SRP(AuthFlowType.USER_SRP_AUTH),

  /// The client takes one of the factors that the pool offers: a password, a one-time code or a
  /// passkey.
  @JsonProperty("choice")
  CHOICE(AuthFlowType.USER_AUTH),

  /// The pool's triggers decide what is asked.
  @JsonProperty("custom")
  CUSTOM(AuthFlowType.CUSTOM_AUTH);

  private final AuthFlowType flow;

  SignInMethod(AuthFlowType flow) {
    this.flow = flow;
  }

  AuthFlowType flow() {
    return flow;
  }
}
