package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.AuthFlow;
import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// InitiateAuth and RespondToAuthChallenge: read what a client sends, and let a flow or the
/// challenge that waits judge it.
public final class SignInOperations {
  private static final Set<String> FLOWS =
      Set.of(
          "USER_SRP_AUTH",
          "REFRESH_TOKEN_AUTH",
          "REFRESH_TOKEN",
          "CUSTOM_AUTH",
          "ADMIN_NO_SRP_AUTH",
          "USER_PASSWORD_AUTH",
          "ADMIN_USER_PASSWORD_AUTH",
          "USER_AUTH");
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
  private final SessionStore<WaitingSignIn> sessions;
  private final Refresh refresh;
  private final SignInSteps steps;

  public SignInOperations(PoolState pool, SessionStore<WaitingSignIn> sessions) {
    this.pool = pool;
    this.sessions = sessions;
    refresh = new Refresh(pool);
    steps = new SignInSteps(pool, sessions);
  }

  public Map<String, OperationHandler> table() {
    return Map.of("InitiateAuth", this::initiate, "RespondToAuthChallenge", this::respond);
  }

  private Map<String, Object> initiate(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String flow = parameters.oneOf("AuthFlow", FLOWS);
    var given = new AuthParameters(parameters.texts("AuthParameters"));
    return switch (flow) {
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> refresh(client, given);
      case "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH" ->
          throw PoolException.invalidParameter("Initiate Auth method not supported.");
      default ->
          begin(
              flow(AuthFlow.valueOf(flow), parameters.optional("Session", Shape.SESSION)),
              client,
              given);
    };
  }

  private Flow flow(AuthFlow flow, Optional<String> session) {
    if (!pool.options().flows().contains(flow)) {
      throw notEnabled(flow.name());
    }
    return switch (flow) {
      case USER_PASSWORD_AUTH -> new PasswordFlow(pool);
      case USER_SRP_AUTH -> new SrpFlow(pool);
      case USER_AUTH ->
          session.isPresent() ? new SignedUpFlow(pool, session.get()) : new ChoiceFlow(pool);
      case CUSTOM_AUTH -> new CustomFlow(pool);
    };
  }

  private Map<String, Object> begin(Flow flow, LocalAppClient client, AuthParameters given) {
    String username = given.required("USERNAME");
    pool.clients().verifyHash(client, Set.of(username), given.optional("SECRET_HASH"));
    Optional<User> found = pool.users().find(username);
    var user = found.orElseGet(() -> pool.unknown().simulated(username));
    var signIn = new OngoingSignIn(user, found.isPresent(), client, given.optional("DEVICE_KEY"));
    var first = flow.begin(signIn, given);
    var reply = steps.take(signIn, first);
    flow.complete(signIn, first, reply);
    return reply;
  }

  private Map<String, Object> respond(Parameters parameters) {
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
    var waiting = sessions.peek(session);
    checkAnswer(waiting, client, name, username, answer);
    var signIn = steps.current(waiting.signIn()).on(answer.optional("DEVICE_KEY"));
    return sessions.use(
        session, same -> steps.take(signIn, same.challenge().answer(signIn, answer)));
  }

  /// That the answer is one to this challenge, by the user who was asked. A SECRET_HASH is made
  /// with the name that the challenge gave, where it gave one.
  private void checkAnswer(
      WaitingSignIn waiting,
      LocalAppClient client,
      String challenge,
      String username,
      AuthParameters answer) {
    if (!waiting.signIn().client().equals(client)
        || !waiting.challenge().name().equals(challenge)
        || !waiting.signIn().user().isNamed(username)) {
      throw PoolException.invalidSession();
    }
    var told = waiting.challenge().parameters();
    String given = told.getOrDefault("USER_ID_FOR_SRP", told.getOrDefault("USERNAME", username));
    pool.clients().verifyHash(client, Set.of(given), answer.optional("SECRET_HASH"));
  }

  private Map<String, Object> refresh(LocalAppClient client, AuthParameters given) {
    if (pool.grants().areRotated()) {
      // A client can have this flow or rotation, not both.
      throw notEnabled("REFRESH_TOKEN_AUTH");
    }
    var refreshable =
        refresh.of(given.required("REFRESH_TOKEN"), client, given.optional("DEVICE_KEY"));
    pool.clients().verifyHash(client, refreshable.user().names(), given.optional("SECRET_HASH"));
    return Map.of("AuthenticationResult", refreshable.tokens(), "ChallengeParameters", Map.of());
  }

  private static PoolException notEnabled(String flow) {
    return PoolException.invalidParameter(flow + " flow not enabled for this client");
  }
}
