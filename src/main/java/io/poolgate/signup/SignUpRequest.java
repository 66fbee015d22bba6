package io.poolgate.signup;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-up.
@Introspected
record SignUpRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username,
    @Size(min = 1, max = 256) @Nullable String password,
    @Nullable Map<@Size(min = 1, max = 32) String, @NotNull @Size(max = 2048) String> attributes,
    @Nullable Map<String, @NotNull @Size(max = 2048) String> clientMetadata) {

  @Override
  public String toString() {
    return "SignUpRequest[]";
  }
}
