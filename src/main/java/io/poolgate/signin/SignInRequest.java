package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.UserPool;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-in.
@Introspected
record SignInRequest(
    @NotBlank @Size(max = 128) @Pattern(regexp = UserPool.USERNAME) String username,
    @Nullable SignInMethod method,
    @NotEmpty @Size(max = 256) String password,
    @Nullable Map<String, @NotNull @Size(max = 2048) String> clientMetadata) {

  @Override
  public String toString() {
    return "SignInRequest[]";
  }
}
