package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.Devices;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The user's devices: /v1/me/devices.
@Controller("/v1/me/devices")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class DevicesController {
  private static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

  private final Devices devices;
  private final SelfService selfService;

  DevicesController(Devices devices, SelfService selfService) {
    this.devices = devices;
    this.selfService = selfService;
  }

  /// A remembered device replaces the second factor, and an access token names a device: a stranger
  /// would give it a password of their own.
  @Post
  @Status(HttpStatus.CREATED)
  Confirmed confirm(
      VerifiedAuthentication caller, HttpRequest<?> request, @Valid @Body NewDevice device) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    return new Confirmed(
        devices.confirm(
            caller.accessToken(),
            device.deviceKey(),
            device.passwordVerifier(),
            device.salt(),
            device.name()));
  }

  @Get
  Devices.Page list(
      VerifiedAuthentication caller,
      HttpRequest<?> request,
      @QueryValue(defaultValue = "20") @Min(1) @Max(60) int limit,
      @QueryValue @Nullable @Size(min = 1, max = 4096) String cursor) {
    selfService.admit(caller, request);
    return devices.list(caller.accessToken(), limit, cursor);
  }

  /// Forgetting a device needs no recent sign-in: it lets nobody in, and a lost one is urgent.
  @Patch("/{deviceKey}")
  @Status(HttpStatus.NO_CONTENT)
  void remember(
      VerifiedAuthentication caller,
      HttpRequest<?> request,
      @Size(max = 55) @Pattern(regexp = Devices.KEY) String deviceKey,
      @Valid @Body Remembered body) {
    if (body.remembered()) {
      selfService.requireRecentSignIn(caller, request);
    }
    selfService.admit(caller, request);
    devices.remember(caller.accessToken(), deviceKey, body.remembered());
  }

  @Delete("/{deviceKey}")
  @Status(HttpStatus.NO_CONTENT)
  void forget(
      VerifiedAuthentication caller,
      HttpRequest<?> request,
      @Size(max = 55) @Pattern(regexp = Devices.KEY) String deviceKey) {
    selfService.admit(caller, request);
    devices.forget(caller.accessToken(), deviceKey);
  }

  /// The body of a new one: the `newDevice` of a sign-in, and the device's own SRP password.
  ///
  /// @param passwordVerifier in Base64
  /// @param salt in Base64
  @Introspected
  record NewDevice(
      @NotBlank @Size(max = 55) @Pattern(regexp = Devices.KEY) String deviceKey,
      @NotEmpty @Size(max = 1024) @Pattern(regexp = BASE64) String passwordVerifier,
      @NotEmpty @Size(max = 1024) @Pattern(regexp = BASE64) String salt,
      @Size(min = 1, max = 1024) @Nullable String name) {
    @Override
    public String toString() {
      return "NewDevice[]";
    }
  }

  /// The answer to it.
  ///
  /// @param userConfirmationNecessary whether the pool remembers the device only when the user says
  ///   so (PATCH `remembered`)
  @Introspected
  record Confirmed(boolean userConfirmationNecessary) {}

  /// The body of a change.
  @Introspected
  record Remembered(@NotNull Boolean remembered) {}
}
