package io.poolgate.cognito;

import static io.poolgate.problem.ProblemCode.INVALID_REQUEST;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.UNSUPPORTED_TOKEN_TYPE;

import io.poolgate.cognito.call.AppClient;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.cognito.signin.SignInAnswers;
import io.poolgate.cognito.signin.Tokens;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/// What a refresh token is good for. Every method throws [io.poolgate.problem.ProblemException] and
/// nothing else.
@Singleton
public final class RefreshTokens {
  /// The token is of no use any more, so the user is signed out.
  private static final Set<ProblemCode> SIGNED_OUT_ANYWAY =
      Set.of(UNSUPPORTED_TOKEN_TYPE, INVALID_REQUEST);

  private final AppClient app;
  private final CognitoCall call;
  private volatile boolean refreshByFlow;

  RefreshTokens(AppClient app, CognitoCall call) {
    this.app = app;
    this.call = call;
  }

  /// GetTokensFromRefreshToken, which works with rotation on and off. An emulator may not know the
  /// operation; from then on it is asked by InitiateAuth REFRESH_TOKEN_AUTH.
  public Tokens refresh(String refreshToken, @Nullable String deviceKey) {
    if (!refreshByFlow) {
      try {
        return byOperation(refreshToken, deviceKey);
      } catch (ProblemException problem) {
        if (problem.code() != NOT_ENABLED) {
          throw problem;
        }
        refreshByFlow = true;
      }
    }
    return byFlow(refreshToken, deviceKey);
  }

  private Tokens byOperation(String refreshToken, @Nullable String deviceKey) {
    var answer =
        call.withSecret(
            Operation.REFRESH,
            (cognito, secret) ->
                cognito.getTokensFromRefreshToken(r ->
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
            cognito ->
                cognito.initiateAuth(r ->
                    r.clientId(app.id())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(parameters)));
    return SignInAnswers.signedIn(answer.authenticationResult()).tokens();
  }

  /// RevokeToken. It is idempotent: a token that is already of no use is no failure. A token of
  /// another app client is a failure, because it goes on working.
  public void signOut(String refreshToken) {
    try {
      call.withSecret(
          Operation.REVOKE_TOKEN,
          (cognito, secret) ->
              cognito.revokeToken(
                  r -> r.clientId(app.id()).clientSecret(secret).token(refreshToken)));
    } catch (ProblemException problem) {
      if (!SIGNED_OUT_ANYWAY.contains(problem.code())) {
        throw problem;
      }
    }
  }
}
