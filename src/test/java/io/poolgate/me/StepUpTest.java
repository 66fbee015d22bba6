package io.poolgate.me;

import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.Device;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.settings.DeviceTracking;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is asked of somebody whose sign-in was long ago (RFC 9470).
class StepUpTest {
  @AutoClose private static final SignInRig rig = SignInRig.start(options());

  /// Its clock is set forward by an hour in each test, further than keys serve without a fetch.
  @AutoClose
  private static final SignInRig switchedOff =
      SignInRig.start(
          options(), Map.of("poolgate.step-up.max-age", "0s", "poolgate.token.stale-limit", "30d"));

  private final Person ada = rig.person();
  private final Answer signedIn = rig.signIn(ada);
  private final Bearer bearer = rig.bearer(signedIn);

  @BeforeEach
  void signIn() {
    bearer.turnOn("EMAIL_OTP");
  }

  @ParameterizedTest
  @EnumSource
  void aRecentSignInWillDo(Deed deed) {
    rig.advance(Duration.ofMinutes(14));
    assertThat(deed.attempt(bearer).outcome()).isEqualTo(deed.outcome());
  }

  @ParameterizedTest
  @EnumSource
  void anOldSignInIsChallenged(Deed deed) {
    rig.advance(Duration.ofMinutes(16));
    var before = rig.pool().requests().all().size();
    var answer = deed.attempt(bearer);
    assertThat(answer.outcome()).isEqualTo("401 reauthentication_required");
    assertThat(answer.header("WWW-Authenticate"))
        .contains(
            "Bearer realm=\"poolgate\", error=\"insufficient_user_authentication\","
                + " max_age=\"900\"");
    assertThat(rig.pool().requests().all()).hasSize(before);
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshedTokenIsNoRecentSignIn(Deed deed) {
    rig.advance(Duration.ofMinutes(16));
    var refreshed =
        rig.api.post(
            "/v1/tokens/refresh", Map.of("refreshToken", signedIn.text("/tokens/refreshToken")));
    var fresh = new Bearer(rig.api, refreshed.text("/tokens/accessToken"));
    assertThat(fresh.get("/v1/me/profile").outcome()).isEqualTo("200");
    assertThat(deed.attempt(fresh).outcome()).isEqualTo("401 reauthentication_required");
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatTellsNoSignInIsChallenged(Deed deed) {
    var sub = bearer.get("/v1/me").text("/sub");
    var silent = rig.pool().token().with("sub", sub).without("auth_time").sign();
    var answer = deed.attempt(new Bearer(rig.api, silent));
    assertThat(answer.outcome()).isEqualTo("401 reauthentication_required");
  }

  @Test
  void whatOpensNothingToAThiefNeedsNoRecentSignIn() {
    rig.advance(Duration.ofMinutes(16));
    var name = Map.of("attributes", Map.of("given_name", "Ada"));
    assertThat(bearer.patch("/v1/me/attributes", name).outcome()).isEqualTo("200");
    var change = Map.of("currentPassword", ada.password(), "newPassword", newPassword());
    assertThat(bearer.post("/v1/me/password", change).outcome()).isEqualTo("204");
    assertThat(bearer.post("/v1/me/attributes/email/send-code").outcome()).isEqualTo("202");
    var proof = Map.of("code", rig.code(ada));
    assertThat(bearer.post("/v1/me/attributes/email/verify", proof).outcome()).isEqualTo("204");
    assertThat(bearer.post("/v1/me/sign-out-everywhere").outcome()).isEqualTo("204");
  }

  @Test
  void whatShutsADeviceOutNeedsNoRecentSignIn() {
    var laptop = Device.of(signedIn);
    bearer.post("/v1/me/devices", laptop.registration());
    rig.advance(Duration.ofMinutes(16));
    var path = "/v1/me/devices/" + laptop.key();
    assertThat(bearer.patch(path, Map.of("remembered", false)).outcome()).isEqualTo("204");
    assertThat(bearer.delete(path).outcome()).isEqualTo("204");
  }

  @ParameterizedTest
  @EnumSource
  void itCanBeSwitchedOff(Deed deed) {
    var user = switchedOff.bearer(switchedOff.person());
    user.turnOn("EMAIL_OTP");
    switchedOff.advance(Duration.ofMinutes(59));
    assertThat(deed.attempt(user).outcome()).isEqualTo(deed.outcome());
  }

  private static LocalPoolOptionsBuilder options() {
    return Device.tracked(DeviceTracking.OPT_IN);
  }
}
