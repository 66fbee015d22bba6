package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PasskeyAuthenticator;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.PasskeyCaller;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class PoolPasskeySignInTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";

  @AutoClose private final Caller caller = Caller.start();
  private final PasskeyCaller passkeys = new PasskeyCaller(caller);

  @BeforeEach
  void register() {
    passkeys.register(caller.createAndSignIn(ADA).accessToken());
  }

  @Test
  void passkeySignsIn() {
    var challenge = begin();

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
    assertThat(PasskeyCaller.options(challenge.challengeParameters()))
        .containsEntry("rpId", "localhost")
        .hasEntrySatisfying(
            "allowCredentials",
            list ->
                assertThat((List<?>) list)
                    .singleElement()
                    .isEqualTo(
                        Map.of(
                            "type", "public-key",
                            "id", passkeys.browser.id(),
                            "transports", List.of("internal"))));
    assertThat(answer(challenge, sign(challenge)).authenticationResult().accessToken())
        .isNotBlank();
  }

  @Test
  void passkeySignsInAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      var challenge = begin();

      assertThat(answer(challenge, sign(challenge)).authenticationResult()).isNotNull();
    }
  }

  @Test
  void passkeyMayBeChosenFromTheListWithItsAnswer() {
    var choice = caller.initiate(AuthFlowType.USER_AUTH, Map.of("USERNAME", ADA));
    assertThat(choice.availableChallengesAsStrings()).contains("WEB_AUTHN");

    var answer =
        select(
            choice,
            Map.of(
                "ANSWER", "WEB_AUTHN", "CREDENTIAL", passkeys.sign(choice.challengeParameters())));

    assertThat(answer.authenticationResult()).isNotNull();
  }

  @Test
  void passkeyMayBeChosenFromTheListBeforeItsAnswer() {
    var choice = caller.initiate(AuthFlowType.USER_AUTH, Map.of("USERNAME", ADA));

    var challenge = select(choice, Map.of("ANSWER", "WEB_AUTHN"));

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
    var answer =
        caller.respond(
            ChallengeNameType.WEB_AUTHN,
            challenge.session(),
            Map.of("USERNAME", ADA, "CREDENTIAL", passkeys.sign(challenge.challengeParameters())));
    assertThat(answer.authenticationResult()).isNotNull();
  }

  @Test
  void signatureOfAnotherOriginIsRefusedAndEndsTheSession() {
    var challenge = begin();
    passkeys.browser.visit("https://evil.example");
    assertFails(() -> answer(challenge, sign(challenge)), NotAuthorizedException.class, WRONG);

    passkeys.browser.visit(PasskeyAuthenticator.ORIGIN);

    assertFails(
        () -> answer(challenge, sign(challenge)),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void signatureOfAnotherChallengeIsRefused() {
    var first = begin();
    var second = begin();

    assertFails(() -> answer(second, sign(first)), NotAuthorizedException.class, WRONG);
  }

  @Test
  void passkeyOfSomeoneElseIsRefused() {
    var eve = new PasskeyCaller(caller);
    caller.pool.createUser("eve@example.com", PASSWORD);
    eve.register(caller.signIn("eve@example.com").accessToken());
    var challenge = begin();

    assertFails(
        () -> answer(challenge, eve.sign(challenge.challengeParameters())),
        NotAuthorizedException.class,
        WRONG);
  }

  /// A counter that goes back gives a copied authenticator away.
  @Test
  void copyOfThePasskeyIsFoundOut() {
    var first = begin();
    answer(first, sign(first));
    var second = begin();
    passkeys.browser.forgetSignatures();

    assertFails(() -> answer(second, sign(second)), NotAuthorizedException.class, WRONG);
  }

  @Test
  void whatIsNoCredentialIsRefused() {
    for (String credential : List.of("{}", "null", "no JSON", "{\"id\":7}")) {
      var challenge = begin();

      assertFails(() -> answer(challenge, credential), NotAuthorizedException.class, WRONG);
    }
  }

  @Test
  void challengeLivesThreeMinutes() {
    var challenge = begin();
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> answer(challenge, sign(challenge)),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  private InitiateAuthResponse begin() {
    return caller.initiate(
        AuthFlowType.USER_AUTH, Map.of("USERNAME", ADA, "PREFERRED_CHALLENGE", "WEB_AUTHN"));
  }

  private String sign(InitiateAuthResponse challenge) {
    return passkeys.sign(challenge.challengeParameters());
  }

  private RespondToAuthChallengeResponse select(
      InitiateAuthResponse choice, Map<String, String> answers) {
    var all = new HashMap<>(answers);
    all.put("USERNAME", ADA);
    return caller.respond(ChallengeNameType.SELECT_CHALLENGE, choice.session(), all);
  }

  private RespondToAuthChallengeResponse answer(InitiateAuthResponse challenge, String credential) {
    return caller.respond(
        ChallengeNameType.WEB_AUTHN,
        challenge.session(),
        Map.of("USERNAME", ADA, "CREDENTIAL", credential));
  }
}
