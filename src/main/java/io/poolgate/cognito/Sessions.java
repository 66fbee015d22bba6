package io.poolgate.cognito;

import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.UNSUPPORTED_TOKEN_TYPE;

import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// What a refresh token is good for. Every method throws [io.poolgate.problem.ProblemException] and
/// nothing else.
@Singleton
public final class Sessions {
  /// The token is of no use any more, which is what signing out is for.
  private static final Set<ProblemCode> SIGNED_OUT_ANYWAY =
      Set.of(UNSUPPORTED_TOKEN_TYPE, INVALID_REQUEST);

  private final CognitoIdentityProviderClient once;
  private final AppClient app;
  private final CognitoCall call;
  private volatile boolean refreshByFlow;

  Sessions(CognitoClients clients, AppClient app, CognitoCall call) {
    this.once = clients.once();
    this.app = app;
    this.call = call;
  }

  /// GetTokensFromRefreshToken, which works with rotation on and off. A pool that does not know the
  /// operation, an emulator, is asked by InitiateAuth REFRESH_TOKEN_AUTH from then on.
  public Tokens refresh(String refreshToken, @Nullable String deviceKey) {
    var tokens =
        refreshByFlow
            ? Optional.<Tokens>empty()
            : ifKnown(() -> byOperation(refreshToken, deviceKey));
    return tokens.orElseGet(() -> byFlow(refreshToken, deviceKey));
  }

  private Optional<Tokens> ifKnown(Supplier<Tokens> operation) {
    return call.plain(
        Operation.REFRESH,
        () -> {
          try {
            return Optional.of(operation.get());
          } catch (CognitoIdentityProviderException answer) {
            if (!TransportFailures.isUnknownOperation(answer)) {
              throw answer;
            }
            refreshByFlow = true;
            return Optional.empty();
          }
        });
  }

  private Tokens byOperation(String refreshToken, @Nullable String deviceKey) {
    var answer =
        app.call(secret ->
            once.getTokensFromRefreshToken(r ->
                r.clientId(app.id())
                    .clientSecret(secret)
                    .refreshToken(refreshToken)
                    .deviceKey(deviceKey)));
    return SignInAnswers.signedIn(answer.authenticationResult()).tokens();
  }

  private Tokens byFlow(String refreshToken, @Nullable String deviceKey) {
    var parameters = new HashMap<>(Map.of("REFRESH_TOKEN", refreshToken));
    if (deviceKey != null) {
      parameters.put("DEVICE_KEY", deviceKey);
    }
    var answer =
        call.plain(
            Operation.REFRESH_BY_FLOW,
            () ->
                once.initiateAuth(r ->
                    r.clientId(app.id())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(parameters)));
    return SignInAnswers.signedIn(answer.authenticationResult()).tokens();
  }

  /// RevokeToken: idempotent, so that a token which is of no use already is no failure. One that
  /// belongs to another app client is: it goes on working.
  public void signOut(String refreshToken) {
    try {
      call.withSecret(
          Operation.REVOKE_TOKEN,
          secret ->
              once.revokeToken(r -> r.clientId(app.id()).clientSecret(secret).token(refreshToken)));
    } catch (ProblemException problem) {
      if (!SIGNED_OUT_ANYWAY.contains(problem.code())) {
        throw problem;
      }
    }
  }
}
