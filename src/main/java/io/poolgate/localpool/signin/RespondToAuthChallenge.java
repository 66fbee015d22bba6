package io.poolgate.localpool.signin;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Set;

/// RespondToAuthChallenge: lets the challenge that waits under a session judge the answer to it.
final class RespondToAuthChallenge implements OperationHandler {
  private static final Set<String> CHALLENGES =
      Set.of(
          "SMS_MFA",
          "EMAIL_OTP",
          "SOFTWARE_TOKEN_MFA",
          "SELECT_MFA_TYPE",
          "MFA_SETUP",
          "PASSWORD_VERIFIER",
          "CUSTOM_CHALLENGE",
          "SELECT_CHALLENGE",
          "DEVICE_SRP_AUTH",
          "DEVICE_PASSWORD_VERIFIER",
          "ADMIN_NO_SRP_AUTH",
          "NEW_PASSWORD_REQUIRED",
          "SMS_OTP",
          "PASSWORD",
          "WEB_AUTHN",
          "PASSWORD_SRP");

  private final PoolState pool;
  private final SessionStore<PendingChallenge> sessions;
  private final SignInSteps steps;

  RespondToAuthChallenge(
      PoolState pool, SessionStore<PendingChallenge> sessions, SignInSteps steps) {
    this.pool = pool;
    this.sessions = sessions;
    this.steps = steps;
  }

  @Override
  public Map<String, Object> answer(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String name = parameters.oneOf("ChallengeName", CHALLENGES);
    var answer = new AuthParameters(parameters.texts("ChallengeResponses"));
    String session =
        parameters
            .optional("Session", Shape.SESSION)
            .or(() -> answer.optional("PASSWORD_CLAIM_SECRET_BLOCK"))
            .orElseThrow(
                () -> PoolException.invalidParameter("Missing required parameter Session"));
    String username = answer.required("USERNAME");
    var pending = sessions.peek(session);
    checkAnswer(pending, client, name, username, answer);
    var signIn = steps.current(pending.signIn()).on(answer.optional("DEVICE_KEY"));
    return sessions.use(
        session, same -> steps.take(signIn, same.challenge().answer(signIn, answer)));
  }

  /// Checks that the answer is one to this challenge, from the user whom it asked. Clients make its
  /// SECRET_HASH with the name that the challenge gave, where it gave one.
  private void checkAnswer(
      PendingChallenge pending,
      LocalAppClient client,
      String challenge,
      String username,
      AuthParameters answer) {
    if (!pending.signIn().client().equals(client)
        || !pending.challenge().name().equals(challenge)
        || !pending.signIn().user().names().include(username)) {
      throw PoolException.invalidSession();
    }
    var told = pending.challenge().parameters();
    String given = told.getOrDefault("USER_ID_FOR_SRP", told.getOrDefault("USERNAME", username));
    pool.clients().verifyHash(client, Set.of(given), answer.optional("SECRET_HASH"));
  }
}
