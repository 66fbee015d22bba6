package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

class PoolSrpSignInTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";
  private static final String NO_VALUE = "SRP_A is not a valid public value.";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);

  @Test
  void challengeHasCognitosParametersAndNoSession() {
    var challenge = begin(ADA, srp.srpA());

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(challenge.session()).isNull();
    assertThat(challenge.challengeParameters())
        .containsOnlyKeys("SRP_B", "SALT", "SECRET_BLOCK", "USERNAME", "USER_ID_FOR_SRP")
        .containsEntry("USER_ID_FOR_SRP", ada.username())
        .containsEntry("USERNAME", ada.username());
    assertThat(challenge.challengeParameters().get("SRP_B")).matches("[0-9a-f]+");
    assertThat(challenge.challengeParameters().get("SALT")).matches("[0-9a-f]+");
  }

  /// Numbers whose first byte is zero, or whose first bit is set, come up by chance.
  @Test
  void rightPasswordSignsInEveryTime() {
    for (int i = 0; i < 40; i++) {
      var client = new SrpClient();
      caller.pool.createUser("user" + i, PASSWORD);
      var parameters = caller.initiateSrp("user" + i, client);

      var answer = client.answer(caller.pool.id(), parameters, PASSWORD, caller.clock.instant());

      assertThat(caller.proveSrp(answer).authenticationResult().accessToken()).isNotBlank();
    }
  }

  @Test
  void wrongPasswordIsRefusedAndEndsTheExchange() {
    var parameters = caller.initiateSrp(ADA, srp);

    assertRefused(parameters, "Wrong-Pass1word");

    assertFails(
        () -> caller.proveSrp(answer(parameters, PASSWORD)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void fiveWrongProofsLockTheName() {
    for (int i = 0; i < 5; i++) {
      assertRefused(caller.initiateSrp(ADA, srp), "Wrong-Pass1word");
    }
    var parameters = caller.initiateSrp(ADA, srp);

    assertFails(
        () -> caller.proveSrp(answer(parameters, PASSWORD)),
        NotAuthorizedException.class,
        "Password attempts exceeded");
  }

  @Test
  void challengeLivesThreeMinutes() {
    var parameters = caller.initiateSrp(ADA, srp);
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> caller.proveSrp(answer(parameters, PASSWORD)),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void publicValueThatIsZeroModuloNIsRefused(int times) {
    String zero = SrpClient.N.multiply(BigInteger.valueOf(times)).toString(16);

    assertFails(() -> begin(ADA, zero), InvalidParameterException.class, NO_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "-2", "0x2", " 2"})
  void publicValueThatIsNoNumberIsRefused(String a) {
    assertFails(() -> begin(ADA, a), InvalidParameterException.class, NO_VALUE);
  }

  @Test
  void temporaryPasswordLeadsToNewPasswordRequired() {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username("eve").temporaryPassword(PASSWORD));
    var parameters = caller.initiateSrp("eve", srp);

    var next = caller.proveSrp(answer(parameters, PASSWORD));

    assertThat(next.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
    assertThat(next.session()).isNotBlank();
  }

  @Test
  void unconfirmedUserIsToldSoAfterTheProof() {
    caller.signUp("eve@example.com");
    var parameters = caller.initiateSrp("eve@example.com", srp);

    assertFails(
        () -> caller.proveSrp(answer(parameters, PASSWORD)),
        UserNotConfirmedException.class,
        "User is not confirmed.");
  }

  private void assertRefused(Map<String, String> parameters, String password) {
    assertFails(
        () -> caller.proveSrp(answer(parameters, password)), NotAuthorizedException.class, WRONG);
  }

  private Map<String, String> answer(Map<String, String> parameters, String password) {
    return srp.answer(caller.pool.id(), parameters, password, caller.clock.instant());
  }

  private InitiateAuthResponse begin(String name, String a) {
    return caller.initiate(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", a));
  }
}
