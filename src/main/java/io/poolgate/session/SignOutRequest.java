package io.poolgate.session;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body of POST /v1/sign-out.
@Introspected
record SignOutRequest(@NotBlank @Size(max = 16384) String refreshToken) {
  @Override
  public String toString() {
    return "SignOutRequest[]";
  }
}
