package io.poolgate.signup;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The body of POST /v1/sign-up/resend-code.
@Introspected
record ResendCodeRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username) {
  @Override
  public String toString() {
    return "ResendCodeRequest[]";
  }
}
