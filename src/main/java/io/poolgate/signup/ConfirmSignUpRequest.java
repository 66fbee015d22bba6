package io.poolgate.signup;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-up/confirm.
@Introspected
record ConfirmSignUpRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username,
    @NotBlank @Size(max = 2048) @Pattern(regexp = "\\S+") String code,
    @Size(min = 1, max = 16384) @Nullable String session) {

  @Override
  public String toString() {
    return "ConfirmSignUpRequest[]";
  }
}
