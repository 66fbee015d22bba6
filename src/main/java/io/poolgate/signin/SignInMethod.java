package io.poolgate.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a user signs in.
enum SignInMethod {
  /// USER_PASSWORD_AUTH: the password travels to Cognito.
  @JsonProperty("password")
  PASSWORD
}
