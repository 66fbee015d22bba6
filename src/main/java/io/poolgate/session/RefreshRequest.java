package io.poolgate.session;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.Devices;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/tokens/refresh.
@Introspected
record RefreshRequest(
    @NotBlank @Size(max = 16384) String refreshToken,
    @Size(max = 55) @Pattern(regexp = Devices.KEY) @Nullable String deviceKey) {

  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
