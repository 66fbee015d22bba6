package io.poolgate.refreshtoken;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.Devices;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/tokens/refresh.
///
/// @param refreshToken left out where it is in the cookie
@Introspected
record RefreshRequest(
    @Size(min = 1, max = 16384) @Nullable String refreshToken,
    @Size(max = 55) @Pattern(regexp = Devices.KEY) @Nullable String deviceKey) {

  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
