package io.poolgate.cognito.signin;

import io.poolgate.cognito.call.AppClient;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.call.UserContext;
import io.poolgate.cognito.failure.Operation;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signing in at the user pool: InitiateAuth and the challenges that follow it. Every method throws
/// [io.poolgate.problem.ProblemException] and nothing else.
@Singleton
public final class SignIn {
  private final AppClient app;
  private final CognitoCall call;

  SignIn(AppClient app, CognitoCall call) {
    this.app = app;
    this.call = call;
  }

  /// InitiateAuth.
  public SignInOutcome start(SignInAttempt attempt, UserContext caller) {
    var username = attempt.username();
    var answer =
        call.withSecret(
            Operation.SIGN_IN,
            (cognito, secret) ->
                cognito.initiateAuth(r ->
                    r.clientId(app.id())
                        .authFlow(attempt.method().flow())
                        .authParameters(signed(attempt.parameters(), secret, username))
                        .session(attempt.session())
                        .clientMetadata(attempt.clientMetadata())
                        .userContextData(caller.data())));
    return SignInAnswers.outcome(
        answer.authenticationResult(),
        answer.challengeNameAsString(),
        answer.session(),
        answer.challengeParameters(),
        answer.availableChallengesAsStrings(),
        username);
  }

  /// RespondToAuthChallenge.
  ///
  /// @param challenge the challenge being answered
  /// @param answers Cognito's ChallengeResponses but for USERNAME and SECRET_HASH
  public SignInOutcome answer(
      Challenge challenge,
      Map<String, String> answers,
      Map<String, String> clientMetadata,
      UserContext caller) {
    var username = challenge.username();
    var answer =
        call.withSecret(
            challenge.followsProof() ? Operation.ANSWER_CHALLENGE : Operation.ANSWER_FIRST_FACTOR,
            (cognito, secret) ->
                cognito.respondToAuthChallenge(r ->
                    r.clientId(app.id())
                        .challengeName(challenge.name())
                        .session(challenge.session().isEmpty() ? null : challenge.session())
                        .challengeResponses(signed(answers, secret, username))
                        .clientMetadata(clientMetadata)
                        .userContextData(caller.data())));
    return SignInAnswers.outcome(
        answer.authenticationResult(),
        answer.challengeNameAsString(),
        answer.session(),
        answer.challengeParameters(),
        List.of(),
        username);
  }

  /// What is sent, with who sends it and, of a confidential client, the proof that it may.
  private Map<String, String> signed(
      Map<String, String> parameters, @Nullable String secret, String username) {
    var complete = new HashMap<>(parameters);
    complete.put("USERNAME", username);
    var hash = app.secretHash(secret, username);
    if (hash != null) {
      complete.put("SECRET_HASH", hash);
    }
    return complete;
  }
}
