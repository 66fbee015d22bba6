package io.poolgate.signin;

import io.poolgate.Answer;
import io.poolgate.SrpClient;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// A device that the pool remembers, and the password that it made up for itself.
record RememberedDevice(String key, String groupKey) {
  private static final String PASSWORD = "made-up-by-the-device";
  private static final BigInteger SALT = new BigInteger("f00d8badf00d8badf00d8badf00d8bad", 16);

  /// Has the new device of a sign-in remembered.
  static RememberedDevice of(SignInRig rig, Answer signedIn) {
    var device =
        new RememberedDevice(
            signedIn.text("/newDevice/deviceKey"), signedIn.text("/newDevice/deviceGroupKey"));
    rig.administrator.rememberDevice(
        signedIn.text("/tokens/accessToken"),
        device.key(),
        SrpClient.deviceVerifier(device.groupKey(), device.key(), PASSWORD, SALT),
        Base64.getEncoder().encodeToString(SALT.toByteArray()));
    return device;
  }

  /// Its answer to DEVICE_PASSWORD_VERIFIER.
  Map<String, Object> answer(SrpClient srp, Answer challenge, Instant now) {
    var parameters = SrpClient.parameters(challenge);
    return Map.of(
        "srp",
        SrpClient.inContractsNames(srp.deviceAnswer(groupKey, key, parameters, PASSWORD, now)));
  }
}
