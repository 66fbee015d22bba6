package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class SrpProofTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";
  private static final String FORMAT =
      "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);

  /// The server signs the time as Cognito writes it, and so these do not match.
  @ParameterizedTest
  @ValueSource(strings = {"Sun Mar 01 10:00:00 UTC 2026", "Mon Mar 1 10:00:00 UTC 2026"})
  void timeInAnotherSpellingIsRefused(String timestamp) {
    assertFails(() -> caller.proveSrp(signedAt(timestamp)), NotAuthorizedException.class, WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-01T10:00:00Z", "Sun März 1 10:00:00 UTC 2026", "Sun Mar 1 10:00:00 2026"})
  void timeOfAnotherFormatIsRefused(String timestamp) {
    assertFails(
        () -> caller.proveSrp(signedAt(timestamp)), InvalidParameterException.class, FORMAT);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void staleTimeIsRefused(long seconds) {
    var time = caller.clock.instant().plusSeconds(seconds);

    assertFails(
        () -> caller.proveSrp(signedAt(SrpClient.timestamp(time))),
        NotAuthorizedException.class,
        WRONG);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void clockMayBeALittleOff(long seconds) {
    var time = caller.clock.instant().plusSeconds(seconds);

    assertThat(caller.proveSrp(signedAt(SrpClient.timestamp(time))).authenticationResult())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA==", "no base64 at all"})
  void signatureOfAnotherLengthIsRefused(String signature) {
    var answer = answer(caller.initiateSrp(ADA, srp));
    answer.put("PASSWORD_CLAIM_SIGNATURE", signature);

    if (signature.isEmpty()) {
      assertFails(
          () -> caller.proveSrp(answer),
          InvalidParameterException.class,
          "Missing required parameter PASSWORD_CLAIM_SIGNATURE");
    } else {
      assertFails(() -> caller.proveSrp(answer), NotAuthorizedException.class, WRONG);
    }
  }

  @Test
  void proofOfOneExchangeIsNoneOfAnother() {
    var first = answer(caller.initiateSrp(ADA, srp));
    var second = answer(caller.initiateSrp(ADA, srp));
    second.put("PASSWORD_CLAIM_SIGNATURE", first.get("PASSWORD_CLAIM_SIGNATURE"));

    assertFails(() -> caller.proveSrp(second), NotAuthorizedException.class, WRONG);
  }

  @Test
  void secretBlockOfAnotherExchangeIsRefused() {
    String first = caller.initiateSrp(ADA, srp).get("SECRET_BLOCK");
    var second = answer(caller.initiateSrp(ADA, srp));

    assertFails(
        () -> caller.respond(ChallengeNameType.PASSWORD_VERIFIER, first, second),
        NotAuthorizedException.class,
        WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USERNAME",
        "PASSWORD_CLAIM_SIGNATURE",
        "PASSWORD_CLAIM_SECRET_BLOCK",
        "TIMESTAMP"
      })
  void missingPartIsNamed(String missing) {
    var answer = answer(caller.initiateSrp(ADA, srp));
    answer.remove(missing);
    String name = missing.equals("PASSWORD_CLAIM_SECRET_BLOCK") ? "Session" : missing;

    assertFails(
        () -> caller.proveSrp(answer),
        InvalidParameterException.class,
        "Missing required parameter " + name);
  }

  private Map<String, String> signedAt(String timestamp) {
    var parameters = caller.initiateSrp(ADA, srp);
    var answer =
        new HashMap<>(srp.prove("Poolgate1" + ada.username(), parameters, PASSWORD, timestamp));
    answer.put("USERNAME", ADA);
    return answer;
  }

  private Map<String, String> answer(Map<String, String> parameters) {
    return srp.answer(caller.pool.id(), parameters, PASSWORD, caller.clock.instant());
  }
}
