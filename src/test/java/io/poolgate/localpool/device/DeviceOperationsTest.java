package io.poolgate.localpool.device;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.SignInOptions;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

class DeviceOperationsTest {
  private static final String ADA = "ada@example.com";
  private static final String MISSING = "Device does not exist.";

  private Caller caller;
  private AuthenticationResultType ada;

  @BeforeEach
  void signIn() throws Exception {
    caller =
        Caller.start(
            LocalPoolOptions.forTests()
                .signIn(SignInOptions.DEFAULT.withDevices(DeviceTracking.ALWAYS)));
    caller.pool.createUser(ADA, PASSWORD);
    ada = caller.signIn(ADA);
  }

  @AfterEach
  void stop() {
    caller.close();
  }

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
  void deviceIsConfirmedOnce() {
    ConfirmedDevice.of(caller, ada);

    assertFails(
        () -> ConfirmedDevice.of(caller, ada),
        DeviceKeyExistsException.class,
        "Device already exists.");
  }

  @Test
  void deviceThatNoSignInNamedIsNotConfirmed() {
    caller.pool.createUser("eve", PASSWORD);
    String token = caller.signIn("eve").accessToken();

    assertFails(
        () -> ConfirmedDevice.confirm(caller, token, ada.newDeviceMetadata()),
        InvalidParameterException.class,
        "Invalid device key given.");
  }

  /// With v = 0 every password would be right.
  @Test
  void verifierThatIsZeroModuloNIsRefused() {
    String zero = Base64.getEncoder().encodeToString(SrpClient.N.toByteArray());

    assertFails(
        () -> confirm(zero),
        InvalidParameterException.class,
        "Invalid device secret verifier config given.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "no_base64"})
  void verifierThatIsNoBase64IsRefused(String verifier) {
    assertFails(
        () -> confirm(verifier),
        InvalidParameterException.class,
        "Invalid device secret verifier config given.");
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
  void poolThatTracksNoneHasNoDevices() throws Exception {
    try (var off = Caller.start()) {
      off.pool.createUser(ADA, PASSWORD);
      String token = off.signIn(ADA).accessToken();

      assertFails(
          () -> off.sdk.listDevices(r -> r.accessToken(token)),
          InvalidUserPoolConfigurationException.class,
          "Devices are not tracked in this user pool.");
    }
  }

  private void confirm(String verifier) {
    caller.sdk.confirmDevice(r ->
        r.accessToken(ada.accessToken())
            .deviceKey(ada.newDeviceMetadata().deviceKey())
            .deviceSecretVerifierConfig(c -> c.passwordVerifier(verifier).salt("AAAA")));
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
