package io.poolgate.password;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The body of POST /v1/forgot-password.
@Introspected
record ForgotPasswordRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username) {
  @Override
  public String toString() {
    return "ForgotPasswordRequest[]";
  }
}
