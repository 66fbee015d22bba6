package io.poolgate.cognito.signin;

/// What an authenticator app is set up with.
///
/// @param secret in Base32 (RFC 4648 §6)
/// @param session Cognito's session for the code that proves it
public record TotpSecret(String secret, String session) {

  @Override
  public String toString() {
    return "TotpSecret[]";
  }
}
