package io.poolgate.cognito;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/// Signing in at the user pool: InitiateAuth and the challenges that follow it. Every method throws
/// [io.poolgate.problem.ProblemException] and nothing else.
@Singleton
public final class SignIn {
  private final CognitoIdentityProviderClient once;
  private final AppClient app;
  private final CognitoCall call;

  SignIn(CognitoClients clients, AppClient app, CognitoCall call) {
    this.once = clients.once();
    this.app = app;
    this.call = call;
  }

  /// InitiateAuth with USER_PASSWORD_AUTH.
  public SignInOutcome withPassword(
      String username, String password, Map<String, String> clientMetadata) {
    var answer =
        call.withSecret(
            Operation.SIGN_IN,
            secret -> {
              var parameters = new HashMap<>(Map.of("USERNAME", username, "PASSWORD", password));
              addSecretHash(parameters, secret, username);
              return once.initiateAuth(r ->
                  r.clientId(app.id())
                      .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                      .authParameters(parameters)
                      .clientMetadata(clientMetadata));
            });
    return SignInAnswers.outcome(
        answer.authenticationResult(),
        answer.challengeNameAsString(),
        answer.session(),
        answer.challengeParameters(),
        username);
  }

  /// RespondToAuthChallenge.
  ///
  /// @param challenge the challenge being answered
  /// @param answers Cognito's ChallengeResponses but for USERNAME and SECRET_HASH
  public SignInOutcome answer(
      Challenge challenge, Map<String, String> answers, Map<String, String> clientMetadata) {
    var username = challenge.username();
    var answer =
        call.withSecret(
            challenge.followsProof() ? Operation.ANSWER_CHALLENGE : Operation.ANSWER_FIRST_FACTOR,
            secret -> {
              var responses = new HashMap<>(answers);
              responses.put("USERNAME", username);
              addSecretHash(responses, secret, username);
              return once.respondToAuthChallenge(r ->
                  r.clientId(app.id())
                      .challengeName(challenge.name())
                      .session(challenge.session())
                      .challengeResponses(responses)
                      .clientMetadata(clientMetadata));
            });
    return SignInAnswers.outcome(
        answer.authenticationResult(),
        answer.challengeNameAsString(),
        answer.session(),
        answer.challengeParameters(),
        username);
  }

  private void addSecretHash(
      Map<String, String> parameters, @Nullable String secret, String username) {
    var hash = app.secretHash(secret, username);
    if (hash != null) {
      parameters.put("SECRET_HASH", hash);
    }
  }
}
