package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.Device;
import io.poolgate.SignInRig;
import io.poolgate.SrpClient;
import io.poolgate.localpool.settings.DeviceTracking;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// POST /v1/me/devices.
class DeviceRegistrationTest {
  private static final String PATH = "/v1/me/devices";

  @AutoClose
  private static final SignInRig rig = SignInRig.start(Device.tracked(DeviceTracking.OPT_IN));

  private final Answer signedIn = rig.signIn(rig.person());
  private final Device laptop = Device.of(signedIn);
  private final Bearer bearer = rig.bearer(signedIn);

  @Test
  void aDeviceIsConfirmedOnce() {
    assertThat(confirm(laptop).outcome()).isEqualTo("201");
    assertThat(confirm(laptop).outcome()).isEqualTo("409 device_exists");
  }

  @Test
  void aVerifierThatFitsEveryPasswordIsRefused() {
    for (var factor : new int[] {0, 1, 2}) {
      var multiple = SrpClient.N.multiply(BigInteger.valueOf(factor)).toByteArray();
      var answer = confirmWith("passwordVerifier", Base64.getEncoder().encodeToString(multiple));
      assertThat(answer.outcome()).isEqualTo("400 invalid_request");
      assertThat(answer.errors()).containsExactly("passwordVerifier invalid_value");
    }
    assertThat(confirm(laptop).outcome()).isEqualTo("201");
  }

  @Test
  void aVerifierOfSixtyKilobytesIsTooLong() {
    assertThat(confirmWith("passwordVerifier", "AAAA".repeat(15_000)).errors())
        .containsExactly("passwordVerifier too_long");
  }

  @ParameterizedTest
  @CsvSource({
    "deviceKey, nonsense",
    "deviceKey, local_x/y",
    "deviceKey, 'local_ '",
    "deviceKey, ''",
    "passwordVerifier, '!'",
    "passwordVerifier, A",
    "passwordVerifier, AAAAA",
    "passwordVerifier, =",
    "passwordVerifier, 'AA AA'",
    "passwordVerifier, A-_A",
    "passwordVerifier, ''",
    "salt, '!'",
    "salt, AAA",
    "salt, ''",
    "name, ''"
  })
  void aFieldThatIsWrongIsNamed(String field, String value) {
    var answer = confirmWith(field, value);
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  private Answer confirm(Device device) {
    return bearer.post(PATH, device.registration());
  }

  private Answer confirmWith(String field, String value) {
    var registration = new HashMap<>(laptop.registration());
    registration.put(field, value);
    return bearer.call("POST", PATH).json(registration).wrong().send();
  }
}
