package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfidentialCaller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/// The SECRET_HASH of an answer is made with the name that the challenge gave.
class ChallengeSecretHashTest {
  private static final String ADA = "ada@example.com";

  private final SrpClient srp = new SrpClient();

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne", "secretTwo"));

  private final ConfidentialCaller confidential = new ConfidentialCaller(caller);
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);
  private Map<String, String> answer;

  @BeforeEach
  void challenge() {
    var begin =
        Map.of(
            "USERNAME",
            ADA,
            "SRP_A",
            srp.srpA(),
            "SECRET_HASH",
            confidential.secretHash(ADA, "secretOne"));
    var parameters = confidential.initiate(AuthFlowType.USER_SRP_AUTH, begin).challengeParameters();
    answer =
        new HashMap<>(srp.answer(caller.pool.id(), parameters, PASSWORD, caller.clock.instant()));
  }

  @Test
  void nameThatTheChallengeGaveIsRight() {
    assertThat(respond(ada.username(), "secretTwo").authenticationResult()).isNotNull();
  }

  @Test
  void nameThatWasTypedIsWrongAndLeavesTheSessionOpen() {
    answer.put("USERNAME", ADA);

    assertFails(
        () -> respond(ADA, "secretOne"),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client " + confidential.client);
    assertThat(respond(ada.username(), "secretOne").authenticationResult()).isNotNull();
  }

  @Test
  void secretThatIsNotLiveIsWrongAndLeavesTheSessionOpen() {
    assertFails(
        () -> respond(ada.username(), "secretThree"),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client " + confidential.client);
    assertThat(respond(ada.username(), "secretOne").authenticationResult()).isNotNull();
  }

  @Test
  void noneIsRefused() {
    assertFails(
        () -> respond(answer),
        NotAuthorizedException.class,
        "Client "
            + confidential.client
            + " is configured with secret but SECRET_HASH was not received");
  }

  @Test
  void otherClientCannotAnswer() {
    assertFails(
        () -> caller.proveSrp(answer),
        NotAuthorizedException.class,
        "Invalid session for the user.");
  }

  private RespondToAuthChallengeResponse respond(String hashedName, String secret) {
    answer.put("SECRET_HASH", confidential.secretHash(hashedName, secret));
    return respond(answer);
  }

  private RespondToAuthChallengeResponse respond(Map<String, String> answers) {
    return caller.sdk.respondToAuthChallenge(r ->
        r.clientId(confidential.client)
            .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
            .challengeResponses(answers));
  }
}
