package io.poolgate.me;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.Device;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import io.poolgate.localpool.settings.DeviceTracking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// /v1/me/devices, where users say which of them are remembered.
class DevicesTest {
  private static final String PATH = "/v1/me/devices";

  @AutoClose
  private static final SignInRig rig = SignInRig.start(Device.tracked(DeviceTracking.OPT_IN));

  private final Person ada = rig.person();
  private final Answer signedIn = rig.signIn(ada);
  private final Device laptop = Device.of(signedIn);
  private final Bearer bearer = rig.bearer(signedIn);

  @Test
  void aDeviceIsDescribed() {
    assertThat(confirm(laptop).json().get("userConfirmationNecessary").asBoolean()).isTrue();
    var listed = bearer.get(PATH).json().at("/devices/0");
    assertThat(listed.path("deviceKey").asText()).isEqualTo(laptop.key());
    assertThat(listed.path("name").asText()).isEqualTo("Ada's laptop");
    assertThat(listed.path("remembered").asBoolean(true)).isFalse();
    for (var time : List.of("createdAt", "lastModifiedAt", "lastAuthenticatedAt")) {
      assertThat(Instant.parse(listed.path(time).asText())).isBeforeOrEqualTo(rig.now());
    }
  }

  @Test
  void aRememberedDeviceSparesTheSecondFactorUntilItIsForgotten() {
    confirm(laptop);
    bearer.turnOn("EMAIL_OTP");
    assertAsks(signInOn(laptop), "EMAIL_OTP");
    assertThat(remember(laptop, true).outcome()).isEqualTo("204");
    assertSignedIn(proveDevice(signInOn(laptop)));
    assertThat(remember(laptop, false).outcome()).isEqualTo("204");
    assertAsks(signInOn(laptop), "EMAIL_OTP");
    remember(laptop, true);
    assertThat(bearer.delete(PATH + "/" + laptop.key()).outcome()).isEqualTo("204");
    assertThat(bearer.get(PATH).texts("/devices", "deviceKey")).isEmpty();
    assertThat(signInOn(laptop).outcome()).isEqualTo("404 device_not_found");
    assertAsks(rig.signIn(ada), "EMAIL_OTP");
  }

  @Test
  void aDeviceThatNoSignInNamedIsNotFound() {
    var unknown = new Device("local_00000000-0000-4000-8000-000000000000", "-group");
    assertThat(confirm(unknown).outcome()).isEqualTo("404 device_not_found");
    assertThat(remember(unknown, true).outcome()).isEqualTo("404 device_not_found");
    assertThat(bearer.delete(PATH + "/" + unknown.key()).outcome())
        .isEqualTo("404 device_not_found");
  }

  @Test
  void theDeviceOfAnotherUserIsNotFound() {
    var eve = rig.bearer(rig.person());
    assertThat(eve.post(PATH, laptop.registration()).outcome()).isEqualTo("404 device_not_found");
    confirm(laptop);
    var path = PATH + "/" + laptop.key();
    assertThat(eve.patch(path, Map.of("remembered", true)).outcome())
        .isEqualTo("404 device_not_found");
    assertThat(eve.delete(path).outcome()).isEqualTo("404 device_not_found");
    assertThat(eve.get(PATH).texts("/devices", "deviceKey")).isEmpty();
    assertThat(bearer.get(PATH).texts("/devices", "deviceKey")).containsExactly(laptop.key());
  }

  @Test
  void devicesAreListedPageByPage() {
    confirm(laptop);
    for (int i = 0; i < 4; i++) {
      confirm(Device.of(rig.signIn(ada)));
    }
    var all = bearer.get(PATH).texts("/devices", "deviceKey");
    var first = bearer.get(PATH + "?limit=3");
    var second = bearer.get(PATH + "?limit=3&cursor=" + first.text("/cursor"));
    assertThat(first.texts("/devices", "deviceKey")).isEqualTo(all.subList(0, 3));
    assertThat(second.texts("/devices", "deviceKey")).isEqualTo(all.subList(3, 5));
    assertThat(second.json().has("cursor")).isFalse();
  }

  @Test
  void theCursorOfAnotherUserShowsNothing() {
    confirm(laptop);
    confirm(Device.of(rig.signIn(ada)));
    var cursor = bearer.get(PATH + "?limit=1").text("/cursor");
    var eve = rig.bearer(rig.person());
    var answer = eve.get(PATH + "?cursor=" + cursor);
    assertThat(answer.errors()).containsExactly("cursor invalid_value");
    assertThat(answer.body()).doesNotContain(laptop.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=61", "limit=abc", "cursor=", "cursor=nonsense"})
  void aPageThatIsNoneIsRefused(String query) {
    var answer = bearer.call("GET", PATH + "?" + query).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "%00",
        "local_%00",
        "local_a%2Fb",
        "..%2F..",
        "local_%F0%9F%A6%89",
        "local_00000000000000000000000000000000000000000000000000"
      })
  void aKeyThatIsNoneIsNamed(String key) {
    var forget = bearer.call("DELETE", PATH + "/" + key).wrong().send();
    assertThat(forget.outcome()).isEqualTo("400 invalid_request");
    assertThat(forget.text("/errors/0/field")).isEqualTo("deviceKey");
    var remember =
        bearer.call("PATCH", PATH + "/" + key).json(Map.of("remembered", true)).wrong().send();
    assertThat(remember.text("/errors/0/field")).isEqualTo("deviceKey");
  }

  @Test
  void aPoolThatTracksNoDevicesSaysSo() {
    try (var other = SignInRig.start()) {
      var user = other.bearer(other.person());
      assertThat(user.get(PATH).outcome()).isEqualTo("501 not_enabled");
      assertThat(user.post(PATH, laptop.registration()).outcome()).isEqualTo("501 not_enabled");
      assertThat(user.delete(PATH + "/" + laptop.key()).outcome()).isEqualTo("501 not_enabled");
    }
  }

  private Answer confirm(Device device) {
    return bearer.post(PATH, device.registration());
  }

  private Answer remember(Device device, boolean remembered) {
    return bearer.patch(PATH + "/" + device.key(), Map.of("remembered", remembered));
  }

  private Answer signInOn(Device device) {
    return rig.signIn(
        Map.of("username", ada.email(), "password", ada.password(), "deviceKey", device.key()));
  }

  private Answer proveDevice(Answer challenge) {
    assertAsks(challenge, "DEVICE_SRP_AUTH");
    var srp = new SrpClient();
    var verifier = rig.answer(challenge, Map.of("srpA", srp.srpA()));
    return rig.answer(verifier, laptop.answer(srp, verifier, rig.now()));
  }
}
