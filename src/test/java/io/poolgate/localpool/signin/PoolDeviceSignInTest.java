package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.Device;
import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfirmedDevice;
import io.poolgate.localpool.settings.DeviceTracking;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class PoolDeviceSignInTest {
  private static final String ADA = "ada@example.com";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start(Device.tracked(DeviceTracking.ALWAYS));

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @Test
  void rememberedDeviceProvesItselfInPlaceOfSecondFactor() throws Exception {
    var device = ConfirmedDevice.besideSecondFactor(caller, ADA);
    assertThat(caller.initiate(ADA, PASSWORD).challengeName())
        .isEqualTo(ChallengeNameType.EMAIL_OTP);

    var challenge = begin(device);
    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
    assertThat(challenge.challengeParameters()).containsEntry("DEVICE_KEY", device.key());
    var verifier = sendPublicValue(challenge, device);
    assertThat(verifier.challengeName()).isEqualTo(ChallengeNameType.DEVICE_PASSWORD_VERIFIER);
    assertThat(verifier.challengeParameters())
        .containsOnlyKeys("SRP_B", "SALT", "SECRET_BLOCK", "DEVICE_KEY", "USERNAME");
    var result = prove(verifier, device).authenticationResult();

    assertThat(result.newDeviceMetadata()).isNull();
    assertThat(SignedJWT.parse(result.accessToken()).getJWTClaimsSet().getClaim("device_key"))
        .isEqualTo(device.key());
  }

  @Test
  void wrongProofOfTheDeviceIsRefusedAndEndsTheExchange() {
    var device = ConfirmedDevice.besideSecondFactor(caller, ADA);
    var verifier = sendPublicValue(begin(device), device);
    var proof = proof(verifier, device);
    proof.put("PASSWORD_CLAIM_SIGNATURE", "AAAA");

    assertFails(
        () -> caller.respond(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, null, proof),
        NotAuthorizedException.class,
        "Incorrect username or password.");
    assertFails(
        () -> prove(verifier, device),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void challengeOfTheDeviceLivesThreeMinutes() {
    var device = ConfirmedDevice.besideSecondFactor(caller, ADA);
    var verifier = sendPublicValue(begin(device), device);
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> prove(verifier, device),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void deviceMayBeNamedWithTheProofOfThePassword() {
    var device = ConfirmedDevice.besideSecondFactor(caller, ADA);
    var proof =
        new HashMap<>(
            srp.answer(
                caller.pool.id(), caller.initiateSrp(ADA, srp), PASSWORD, caller.clock.instant()));
    proof.put("DEVICE_KEY", device.key());

    assertThat(caller.proveSrp(proof).challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
  }

  @Test
  void deviceThatIsNotRememberedIsNotAsked() {
    try (var optIn = Caller.start(Device.tracked(DeviceTracking.OPT_IN))) {
      var signedIn = optIn.createAndSignIn(ADA);
      var device = ConfirmedDevice.of(optIn, signedIn);
      assertThat(device.answer().userConfirmationNecessary()).isTrue();

      var again =
          optIn.initiate(
              AuthFlowType.USER_PASSWORD_AUTH,
              Map.of("USERNAME", ADA, "PASSWORD", PASSWORD, "DEVICE_KEY", device.key()));
      assertThat(again.authenticationResult().newDeviceMetadata()).isNull();
      optIn.sdk.updateDeviceStatus(r ->
          r.accessToken(signedIn.accessToken())
              .deviceKey(device.key())
              .deviceRememberedStatus("remembered"));

      assertThat(
              optIn
                  .initiate(
                      AuthFlowType.USER_PASSWORD_AUTH,
                      Map.of("USERNAME", ADA, "PASSWORD", PASSWORD, "DEVICE_KEY", device.key()))
                  .challengeName())
          .isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
    }
  }

  private InitiateAuthResponse begin(ConfirmedDevice device) {
    return caller.initiate(
        AuthFlowType.USER_PASSWORD_AUTH,
        Map.of("USERNAME", ADA, "PASSWORD", PASSWORD, "DEVICE_KEY", device.key()));
  }

  private RespondToAuthChallengeResponse sendPublicValue(
      InitiateAuthResponse challenge, ConfirmedDevice device) {
    return caller.respond(
        ChallengeNameType.DEVICE_SRP_AUTH,
        challenge.session(),
        Map.of("USERNAME", ADA, "SRP_A", srp.srpA(), "DEVICE_KEY", device.key()));
  }

  private RespondToAuthChallengeResponse prove(
      RespondToAuthChallengeResponse verifier, ConfirmedDevice device) {
    return caller.respond(
        ChallengeNameType.DEVICE_PASSWORD_VERIFIER, verifier.session(), proof(verifier, device));
  }

  private Map<String, String> proof(
      RespondToAuthChallengeResponse verifier, ConfirmedDevice device) {
    return device.proof(srp, ADA, verifier.challengeParameters(), caller.clock.instant());
  }
}
