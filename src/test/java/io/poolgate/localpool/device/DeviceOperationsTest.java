package io.poolgate.localpool.device;

import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Device;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.settings.DeviceTracking;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/// GetDevice, ListDevices, UpdateDeviceStatus and ForgetDevice.
class DeviceOperationsTest {
  private static final String ADA = "ada@example.com";
  private static final String MISSING = "Device does not exist.";

  @AutoClose private final Caller caller = Caller.start(Device.tracked(DeviceTracking.ALWAYS));
  private final AuthenticationResultType ada = caller.createAndSignIn(ADA);

  @Test
  void confirmedDeviceIsRememberedAndDescribed() {
    var device = ConfirmedDevice.of(caller, ada);

    assertThat(device.answer().userConfirmationNecessary()).isFalse();
    var described =
        caller
            .sdk
            .getDevice(r -> r.accessToken(ada.accessToken()).deviceKey(device.key()))
            .device();
    assertThat(described.deviceKey()).isEqualTo(device.key());
    assertThat(described.deviceCreateDate()).isEqualTo(caller.clock.instant());
    assertThat(described.deviceLastAuthenticatedDate()).isEqualTo(caller.clock.instant());
    assertThat(attribute(described, "device_name")).isEqualTo("Ada's laptop");
    assertThat(attribute(described, "dev:device_remembered_status")).isEqualTo("remembered");
  }

  @Test
  void devicesAreListedPageByPage() {
    List<String> keys =
        IntStream.range(0, 5)
            .mapToObj(i -> ConfirmedDevice.of(caller, caller.signIn("ada@example.com")).key())
            .toList();
    String token = ada.accessToken();

    var first = caller.sdk.listDevices(r -> r.accessToken(token).limit(3));
    var second =
        caller.sdk.listDevices(
            r -> r.accessToken(token).limit(3).paginationToken(first.paginationToken()));

    assertThat(first.devices()).extracting(DeviceType::deviceKey).isEqualTo(keys.subList(0, 3));
    assertThat(second.devices()).extracting(DeviceType::deviceKey).isEqualTo(keys.subList(3, 5));
    assertThat(second.paginationToken()).isNull();
  }

  @Test
  void madeUpPageIsRefused() {
    assertFails(
        () ->
            caller.sdk.listDevices(
                r -> r.accessToken(ada.accessToken()).paginationToken("made-up")),
        InvalidParameterException.class,
        "Invalid pagination token.");
  }

  @Test
  void forgottenDeviceIsGone() {
    var device = ConfirmedDevice.of(caller, ada);

    caller.sdk.forgetDevice(r -> r.accessToken(ada.accessToken()).deviceKey(device.key()));

    assertThat(caller.sdk.listDevices(r -> r.accessToken(ada.accessToken())).devices()).isEmpty();
    assertFails(
        () -> caller.sdk.getDevice(r -> r.accessToken(ada.accessToken()).deviceKey(device.key())),
        ResourceNotFoundException.class,
        MISSING);
    assertFails(
        () ->
            caller.sdk.forgetDevice(r -> r.accessToken(ada.accessToken()).deviceKey(device.key())),
        ResourceNotFoundException.class,
        MISSING);
  }

  @Test
  void statusIsChanged() {
    var device = ConfirmedDevice.of(caller, ada);

    caller.sdk.updateDeviceStatus(r ->
        r.accessToken(ada.accessToken())
            .deviceKey(device.key())
            .deviceRememberedStatus("not_remembered"));

    var listed = caller.sdk.listDevices(r -> r.accessToken(ada.accessToken())).devices().getFirst();
    assertThat(attribute(listed, "dev:device_remembered_status")).isEqualTo("not_remembered");
  }

  @Test
  void refreshTokenOfDeviceIsGoodOnItAlone() {
    var device = ConfirmedDevice.of(caller, ada);

    assertFails(() -> refresh(null), NotAuthorizedException.class, "Invalid Refresh Token.");
    assertFails(
        () -> refresh("local_00000000-0000-4000-8000-000000000000"),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
    assertThat(refresh(device.key()).accessToken()).isNotBlank();
  }

  @Test
  void poolThatTracksNoneHasNoDevices() {
    try (var off = Caller.start()) {
      String token = off.createAndSignIn(ADA).accessToken();

      assertFails(
          () -> off.sdk.listDevices(r -> r.accessToken(token)),
          InvalidUserPoolConfigurationException.class,
          "Devices are not tracked in this user pool.");
    }
  }

  private AuthenticationResultType refresh(@Nullable String deviceKey) {
    return caller
        .sdk
        .getTokensFromRefreshToken(
            r -> r.clientId(caller.client).refreshToken(ada.refreshToken()).deviceKey(deviceKey))
        .authenticationResult();
  }

  private static String attribute(DeviceType device, String name) {
    return device.deviceAttributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .map(AttributeType::value)
        .findFirst()
        .orElse("");
  }
}
