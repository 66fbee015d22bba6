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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in from the device of another user. To judge it is the pool's; the service tells no
/// device that another user has from one that nobody has.
class OthersDevicesTest {
  private static final Device NOBODYS =
      new Device("local_00000000-0000-4000-8000-000000000000", "-group");

  @AutoClose
  private static final SignInRig rig = SignInRig.start(Device.tracked(DeviceTracking.ALWAYS));

  private final SrpClient srp = new SrpClient();
  private final Person ada = rig.person();
  private final Person eve = rig.person();
  private Device hers;
  private Answer hisSignIn;

  @BeforeEach
  void remember() {
    var signedIn = rig.signIn(ada);
    hers = Device.of(signedIn);
    rig.bearer(signedIn).post("/v1/me/devices", hers.registration());
    rig.bearer(signedIn).turnOn("EMAIL_OTP");
    hisSignIn = rig.signIn(eve);
    rig.bearer(hisSignIn).turnOn("EMAIL_OTP");
  }

  @Test
  void aPasswordBesideTheDeviceOfAnotherSparesNoSecondFactor() {
    assertSameAsNobodys(signInOn(hers), signInOn(NOBODYS));
  }

  @Test
  void aProofOfThePasswordBesideTheDeviceOfAnotherSparesNoSecondFactor() {
    assertSameAsNobodys(proveOn(hers), proveOn(NOBODYS));
  }

  @Test
  void theDeviceOfAnotherRefreshesNothing() {
    assertThat(refreshOn(hers).outcome()).isEqualTo(refreshOn(NOBODYS).outcome());
  }

  @Test
  void theProofOfOnesOwnDeviceIsNoneForAnothers() {
    var own = Device.of(hisSignIn);
    rig.bearer(hisSignIn).post("/v1/me/devices", own.registration());
    var forHer = rig.answer(begin(ada, hers), Map.of("srpA", srp.srpA()));
    assertAsks(forHer, "DEVICE_PASSWORD_VERIFIER");
    var withHis = new HashMap<>(own.answer(srp, forHer, rig.now()));
    withHis.put("deviceKey", own.key());
    assertThat(rig.answer(forHer, withHis).status()).isIn(401, 404);
    var again = rig.answer(begin(ada, hers), Map.of("srpA", srp.srpA()));
    assertSignedIn(rig.answer(again, hers.answer(srp, again, rig.now())));
  }

  private Answer signInOn(Device device) {
    return begin(eve, device);
  }

  private Answer begin(Person person, Device device) {
    return rig.signIn(
        Map.of(
            "username", person.email(), "password", person.password(), "deviceKey", device.key()));
  }

  private Answer proveOn(Device device) {
    var challenge =
        rig.signIn(Map.of("username", eve.email(), "method", "srp", "srpA", srp.srpA()));
    var answer = new HashMap<>(rig.srpAnswer(srp, challenge, eve.password()));
    answer.put("deviceKey", device.key());
    return rig.answer(challenge, answer);
  }

  private Answer refreshOn(Device device) {
    return rig.api.post(
        "/v1/tokens/refresh",
        Map.of("refreshToken", hisSignIn.text("/tokens/refreshToken"), "deviceKey", device.key()));
  }

  private static void assertSameAsNobodys(Answer others, Answer nobodys) {
    assertThat(others.outcome()).isEqualTo(nobodys.outcome());
    assertThat(others.text("/status")).isNotEqualTo("authenticated");
    assertThat(others.text("/challenge/name")).isEqualTo(nobodys.text("/challenge/name"));
    assertThat(others.text("/errors")).isEqualTo(nobodys.text("/errors"));
  }
}
