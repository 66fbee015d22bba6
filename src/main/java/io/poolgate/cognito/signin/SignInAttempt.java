package io.poolgate.cognito.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a sign-in begins: what InitiateAuth is asked.
///
/// @param parameters Cognito's AuthParameters but for USERNAME and SECRET_HASH
/// @param session Cognito's session of a confirmed sign-up, which stands for a password
/// @param clientMetadata for the pool's triggers
public record SignInAttempt(
    SignInMethod method,
    String username,
    Map<String, String> parameters,
    @Nullable String session,
    Map<String, String> clientMetadata) {

  public SignInAttempt {
    parameters = Map.copyOf(parameters);
    clientMetadata = Map.copyOf(clientMetadata);
  }

  /// The parameters and the session can open the account.
  @Override
  public String toString() {
    return "SignInAttempt[" + method + "]";
  }
}
