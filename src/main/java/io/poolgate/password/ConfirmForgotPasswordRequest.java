package io.poolgate.password;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The body of POST /v1/forgot-password/confirm.
@Introspected
record ConfirmForgotPasswordRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username,
    @NotBlank @Size(max = 2048) @Pattern(regexp = "\\S+") String code,
    @NotEmpty @Size(max = 256) String newPassword) {

  @Override
  public String toString() {
    return "ConfirmForgotPasswordRequest[]";
  }
}
