package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.Devices;
import io.poolgate.cognito.UserPool;
import io.poolgate.cognito.signin.SignInMethod;
import io.poolgate.seal.RefreshTokenDelivery;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-in.
///
/// @param username may be left out beside a session, which knows it
/// @param method `password` unless said
/// @param refreshTokenDelivery `body` unless said
/// @param session of a confirmed sign-up: it stands for a password
@Introspected
record SignInRequest(
    @Size(min = 1, max = 128) @Pattern(regexp = UserPool.USERNAME) @Nullable String username,
    @Nullable SignInMethod method,
    @Size(min = 1, max = 256) @Nullable String password,
    @Size(min = 1, max = SrpPublicValue.LONGEST_VALUE) @Nullable String srpA,
    @Size(min = 1, max = 64) @Pattern(regexp = "[A-Z][A-Z_]*") @Nullable String preferredChallenge,
    @Size(min = 1, max = 16384) @Nullable String session,
    @Size(max = 55) @Pattern(regexp = Devices.KEY) @Nullable String deviceKey,
    @Nullable RefreshTokenDelivery refreshTokenDelivery,
    @Nullable Map<String, @NotNull @Size(max = 2048) String> clientMetadata) {

  SignInMethod methodOrDefault() {
    return Objects.requireNonNullElse(method, SignInMethod.PASSWORD);
  }

  RefreshTokenDelivery deliveryOrDefault() {
    return Objects.requireNonNullElse(refreshTokenDelivery, RefreshTokenDelivery.BODY);
  }

  @Override
  public String toString() {
    return "SignInRequest[]";
  }
}
