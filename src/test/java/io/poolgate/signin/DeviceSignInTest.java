package io.poolgate.signin;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Device;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import io.poolgate.localpool.settings.DeviceTracking;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: a remembered device spares the second factor.
class DeviceSignInTest {
  @AutoClose
  private static final SignInRig rig = SignInRig.start(Device.tracked(DeviceTracking.ALWAYS));

  private final SrpClient srp = new SrpClient();
  private final Person ada = rig.person();
  private Device device;

  @BeforeEach
  void enrol() {
    var signedIn = rig.signIn(ada);
    device = Device.of(signedIn);
    var bearer = rig.bearer(signedIn);
    bearer.post("/v1/me/devices", device.registration());
    bearer.turnOn("EMAIL_OTP");
  }

  @Test
  void aRememberedDeviceSparesTheSecondFactor() {
    var challenge = begin();
    assertAsks(challenge, "DEVICE_SRP_AUTH");
    assertThat(challenge.text("/challenge/parameters/deviceKey")).isEqualTo(device.key());
    var verifier = rig.answer(challenge, Map.of("srpA", srp.srpA()));
    assertAsks(verifier, "DEVICE_PASSWORD_VERIFIER");
    var signedIn = rig.answer(verifier, device.answer(srp, verifier, rig.now()));
    assertSignedIn(signedIn);
    assertThat(signedIn.json().has("newDevice")).isFalse();
  }

  @Test
  void whoDoesNotNameTheDeviceIsAskedForTheSecondFactor() {
    assertAsks(rig.signIn(ada), "EMAIL_OTP");
  }

  @Test
  void theDeviceMayBeNamedWithTheProofOfThePassword() {
    var challenge =
        rig.signIn(Map.of("username", ada.email(), "method", "srp", "srpA", srp.srpA()));
    var answer = new HashMap<>(rig.srpAnswer(srp, challenge, ada.password()));
    answer.put("deviceKey", device.key());
    assertAsks(rig.answer(challenge, answer), "DEVICE_SRP_AUTH");
  }

  @Test
  void aWrongProofIsRefused() {
    var verifier = rig.answer(begin(), Map.of("srpA", srp.srpA()));
    var anotherExchange = new SrpClient();
    assertThat(rig.answer(verifier, device.answer(anotherExchange, verifier, rig.now())).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void aLateProofIsRefused() {
    var verifier = rig.answer(begin(), Map.of("srpA", srp.srpA()));
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(verifier, device.answer(srp, verifier, rig.now())).outcome())
        .isEqualTo("401 challenge_session_expired");
  }

  private Answer begin() {
    return rig.signIn(
        Map.of("username", ada.email(), "password", ada.password(), "deviceKey", device.key()));
  }
}
