package io.poolgate.password;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body of POST /v1/forgot-password.
@Introspected
record ForgotPasswordRequest(@NotBlank @Size(max = 128) String username) {
  @Override
  public String toString() {
    return "ForgotPasswordRequest[]";
  }
}
