package io.poolgate.localpool.signin;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.settings.AuthFlow;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// InitiateAuth: begins a sign-in in the flow that the client names, or exchanges a refresh token.
final class InitiateAuth implements OperationHandler {
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

  private final PoolState pool;
  private final SignInSteps steps;
  private final RefreshTokenCheck refreshTokens;

  InitiateAuth(PoolState pool, SignInSteps steps) {
    this.pool = pool;
    this.steps = steps;
    refreshTokens = new RefreshTokenCheck(pool);
  }

  @Override
  public Map<String, Object> answer(Parameters parameters) {
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

  private SignInFlow flow(AuthFlow flow, Optional<String> session) {
    if (!pool.signInOptions().flows().contains(flow)) {
      throw notEnabled(flow.name());
    }
    return switch (flow) {
      case USER_PASSWORD_AUTH -> new PasswordFlow(pool);
      case USER_SRP_AUTH -> new SrpFlow(pool);
      case USER_AUTH ->
          session.isPresent() ? new ConfirmedSignUpFlow(pool, session.get()) : new ChoiceFlow(pool);
      case CUSTOM_AUTH -> new CustomFlow(pool);
    };
  }

  private Map<String, Object> begin(SignInFlow flow, LocalAppClient client, AuthParameters given) {
    String username = given.required("USERNAME");
    pool.clients().verifyHash(client, Set.of(username), given.optional("SECRET_HASH"));
    Optional<User> found = pool.directory().users().find(username);
    var user = found.orElseGet(() -> pool.directory().unknownUsers().simulated(username));
    var signIn = new OngoingSignIn(user, found.isPresent(), client, given.optional("DEVICE_KEY"));
    var first = flow.begin(signIn, given);
    var reply = steps.take(signIn, first);
    flow.complete(signIn, first, reply);
    return reply;
  }

  private Map<String, Object> refresh(LocalAppClient client, AuthParameters given) {
    if (pool.tokens().grants().refreshTokensRotate()) {
      // A client can have this flow or rotation, not both.
      throw notEnabled("REFRESH_TOKEN_AUTH");
    }
    var refreshable =
        refreshTokens.check(given.required("REFRESH_TOKEN"), client, given.optional("DEVICE_KEY"));
    pool.clients()
        .verifyHash(client, refreshable.user().names().both(), given.optional("SECRET_HASH"));
    return Map.of("AuthenticationResult", refreshable.tokens(), "ChallengeParameters", Map.of());
  }

  private static PoolException notEnabled(String flow) {
    return PoolException.invalidParameter(flow + " flow not enabled for this client");
  }
}
