package io.poolgate.localpool.device;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.Device;
import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.settings.DeviceTracking;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/// The devices that sign-ins name, and those that are unknown.
class NewDeviceTest {
  private static final String ADA = "ada@example.com";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start(Device.tracked(DeviceTracking.ALWAYS));

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @Test
  void everySignInNamesItsDevice() throws Exception {
    var first = caller.signIn(ADA);
    var second = caller.signIn(ADA);

    var device = first.newDeviceMetadata();
    assertThat(device.deviceKey()).matches("local_[0-9a-f-]{36}");
    assertThat(device.deviceGroupKey()).matches("-[0-9a-z]+");
    assertThat(second.newDeviceMetadata().deviceKey()).isNotEqualTo(device.deviceKey());
    assertThat(SignedJWT.parse(first.accessToken()).getJWTClaimsSet().getClaim("device_key"))
        .isEqualTo(device.deviceKey());
  }

  @Test
  void poolThatTracksNoneNamesNone() {
    try (var off = Caller.start()) {
      off.pool.createUser(ADA, PASSWORD);

      assertThat(off.signIn(ADA).newDeviceMetadata()).isNull();
    }
  }

  @Test
  void deviceOfSomeoneElseIsUnknown() {
    var device = ConfirmedDevice.besideSecondFactor(caller, ADA);
    caller.pool.createUser("eve", PASSWORD);

    assertFails(
        () ->
            caller.initiate(
                AuthFlowType.USER_PASSWORD_AUTH,
                Map.of("USERNAME", "eve", "PASSWORD", PASSWORD, "DEVICE_KEY", device.key())),
        ResourceNotFoundException.class,
        "Device does not exist.");
  }

  /// As amazon-cognito-identity-js does it: the same proof again, without the device.
  @Test
  void clientWhoseDeviceWasForgottenGoesOnWithoutIt() {
    var proof =
        new HashMap<>(
            srp.answer(
                caller.pool.id(), caller.initiateSrp(ADA, srp), PASSWORD, caller.clock.instant()));
    proof.put("DEVICE_KEY", "local_00000000-0000-4000-8000-000000000000");
    assertFails(
        () -> caller.proveSrp(proof), ResourceNotFoundException.class, "Device does not exist.");

    proof.remove("DEVICE_KEY");

    assertThat(caller.proveSrp(proof).authenticationResult().newDeviceMetadata()).isNotNull();
  }
}
