package io.poolgate.localpool.device;

import static io.poolgate.localpool.Caller.assertFails;

import io.poolgate.Device;
import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.settings.DeviceTracking;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/// ConfirmDevice.
class DeviceConfirmationTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start(Device.tracked(DeviceTracking.ALWAYS));
  private final AuthenticationResultType ada = caller.createAndSignIn(ADA);

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
    String token = caller.createAndSignIn("eve").accessToken();

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

  private void confirm(String verifier) {
    caller.sdk.confirmDevice(r ->
        r.accessToken(ada.accessToken())
            .deviceKey(ada.newDeviceMetadata().deviceKey())
            .deviceSecretVerifierConfig(c -> c.passwordVerifier(verifier).salt("AAAA")));
  }
}
