package io.poolgate.localpool;

import io.poolgate.SrpClient;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/// A user's device, with the password that it has made up for itself.
public record ConfirmedDevice(String key, String groupKey, ConfirmDeviceResponse answer) {
  private static final String PASSWORD = "made-up-by-the-device";
  private static final BigInteger SALT = new BigInteger("f00d8badf00d8badf00d8badf00d8bad", 16);

  /// Confirms the device of a sign-in.
  public static ConfirmedDevice of(Caller caller, AuthenticationResultType signedIn) {
    return confirm(caller, signedIn.accessToken(), signedIn.newDeviceMetadata());
  }

  /// Confirms the device of a user, who then turns on a second factor.
  public static ConfirmedDevice besideSecondFactor(Caller caller, String name) {
    var signedIn = caller.signIn(name);
    var device = of(caller, signedIn);
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(signedIn.accessToken()).emailMfaSettings(s -> s.enabled(true)));
    return device;
  }

  public static ConfirmedDevice confirm(Caller caller, String token, NewDeviceMetadataType device) {
    String verifier =
        SrpClient.deviceVerifier(device.deviceGroupKey(), device.deviceKey(), PASSWORD, SALT);
    var answer =
        caller.sdk.confirmDevice(r ->
            r.accessToken(token)
                .deviceKey(device.deviceKey())
                .deviceName("Ada's laptop")
                .deviceSecretVerifierConfig(c ->
                    c.passwordVerifier(verifier)
                        .salt(Base64.getEncoder().encodeToString(SALT.toByteArray()))));
    return new ConfirmedDevice(device.deviceKey(), device.deviceGroupKey(), answer);
  }

  /// Its answer to DEVICE_PASSWORD_VERIFIER.
  public Map<String, String> proof(
      SrpClient srp, String name, Map<String, String> parameters, Instant now) {
    var proof = srp.deviceAnswer(groupKey, key, parameters, PASSWORD, now);
    proof.put("USERNAME", name);
    return proof;
  }
}
