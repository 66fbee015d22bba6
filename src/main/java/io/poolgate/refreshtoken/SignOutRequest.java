package io.poolgate.refreshtoken;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-out.
///
/// @param refreshToken left out where it is in the cookie
@Introspected
record SignOutRequest(@Size(min = 1, max = 16384) @Nullable String refreshToken) {
  @Override
  public String toString() {
    return "SignOutRequest[]";
  }
}
