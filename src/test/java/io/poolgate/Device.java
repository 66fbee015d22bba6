package io.poolgate;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.SignInOptions;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// What a user signs in on, where the pool tracks devices, and the password that it made up for
/// itself.
public record Device(String key, String groupKey) {
  private static final String PASSWORD = "made-up-by-the-device";
  private static final BigInteger SALT = new BigInteger("f00d8badf00d8badf00d8badf00d8bad", 16);

  /// What a pool that tracks devices is started with.
  public static LocalPoolOptionsBuilder tracked(DeviceTracking tracking) {
    return LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withDevices(tracking));
  }

  /// The new device of a sign-in.
  public static Device of(Answer signedIn) {
    return new Device(
        signedIn.text("/newDevice/deviceKey"), signedIn.text("/newDevice/deviceGroupKey"));
  }

  /// What it tells /v1/me/devices of itself.
  public Map<String, Object> registration() {
    return Map.of(
        "deviceKey",
        key,
        "passwordVerifier",
        SrpClient.deviceVerifier(groupKey, key, PASSWORD, SALT),
        "salt",
        Base64.getEncoder().encodeToString(SALT.toByteArray()),
        "name",
        "Ada's laptop");
  }

  /// Its answer to DEVICE_PASSWORD_VERIFIER.
  public Map<String, Object> answer(SrpClient srp, Answer challenge, Instant now) {
    var parameters = SrpClient.parameters(challenge);
    return Map.of(
        "srp",
        SrpClient.inContractsNames(srp.deviceAnswer(groupKey, key, parameters, PASSWORD, now)));
  }
}
