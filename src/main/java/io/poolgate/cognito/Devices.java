package io.poolgate.cognito;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;

/// A signed-in user's devices, where the pool tracks them. Every method throws [ProblemException]
/// and nothing else.
@Singleton
public final class Devices {
  /// What a device's key looks like: the region, and a UUID; 55 characters at most.
  public static final String KEY = "[\\w-]+_[0-9a-f-]+";

  private final CognitoCall call;

  Devices(CognitoCall call) {
    this.call = call;
  }

  /// A device that the pool knows.
  ///
  /// @param remembered whether it spares its user the second factor; null where the pool does not
  ///   say
  @Introspected
  public record Device(
      String deviceKey,
      @Nullable String name,
      @Nullable Boolean remembered,
      @Nullable String lastIpAddress,
      @Nullable Instant createdAt,
      @Nullable Instant lastModifiedAt,
      @Nullable Instant lastAuthenticatedAt) {

    private static Device of(DeviceType type) {
      var attributes = AttributeTypes.toMap(type.deviceAttributes());
      var status = attributes.get("dev:device_remembered_status");
      return new Device(
          type.deviceKey(),
          attributes.get("device_name"),
          status == null ? null : status.equals("remembered"),
          attributes.get("last_ip_used"),
          type.deviceCreateDate(),
          type.deviceLastModifiedDate(),
          type.deviceLastAuthenticatedDate());
    }

    /// Where and when somebody signs in is personal.
    @Override
    public String toString() {
      return "Device[]";
    }
  }

  /// Some of a user's devices.
  ///
  /// @param cursor where the next page begins, if there is one
  @Introspected
  public record Page(List<Device> devices, @Nullable String cursor) {
    public Page {
      devices = List.copyOf(devices);
    }
  }

  /// ConfirmDevice.
  ///
  /// @param passwordVerifier of the device's own SRP password, in Base64
  /// @param salt that it was made with, in Base64
  /// @return whether the pool remembers the device only once the user says so
  public boolean confirm(
      String accessToken,
      String deviceKey,
      String passwordVerifier,
      String salt,
      @Nullable String name) {
    var answer =
        call.plain(
            Operation.CONFIRM_DEVICE,
            cognito ->
                cognito.confirmDevice(r ->
                    r.accessToken(accessToken)
                        .deviceKey(deviceKey)
                        .deviceName(name)
                        .deviceSecretVerifierConfig(
                            c -> c.passwordVerifier(passwordVerifier).salt(salt))));
    return Boolean.TRUE.equals(answer.userConfirmationNecessary());
  }

  /// ListDevices.
  public Page list(String accessToken, int limit, @Nullable String cursor) {
    var answer =
        call.plain(
            Operation.LIST_DEVICES,
            cognito ->
                cognito.listDevices(
                    r -> r.accessToken(accessToken).limit(limit).paginationToken(cursor)));
    return new Page(answer.devices().stream().map(Device::of).toList(), answer.paginationToken());
  }

  /// UpdateDeviceStatus.
  public void remember(String accessToken, String deviceKey, boolean remembered) {
    var status =
        remembered
            ? DeviceRememberedStatusType.REMEMBERED
            : DeviceRememberedStatusType.NOT_REMEMBERED;
    call.plain(
        Operation.UPDATE_DEVICE,
        cognito ->
            cognito.updateDeviceStatus(r ->
                r.accessToken(accessToken).deviceKey(deviceKey).deviceRememberedStatus(status)));
  }

  /// ForgetDevice.
  public void forget(String accessToken, String deviceKey) {
    call.plain(
        Operation.FORGET_DEVICE,
        cognito -> cognito.forgetDevice(r -> r.accessToken(accessToken).deviceKey(deviceKey)));
  }
}
