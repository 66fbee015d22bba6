package io.poolgate.cognito.wire;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;

/// Signing in and out, and the tokens of it.
interface SignInOperations extends CognitoIdentityProviderClient, OperationSender {
  @Override
  default InitiateAuthResponse initiateAuth(InitiateAuthRequest request) {
    return send("InitiateAuth", request, InitiateAuthResponse.class, InitiateAuthResponse::builder);
  }

  @Override
  default RespondToAuthChallengeResponse respondToAuthChallenge(
      RespondToAuthChallengeRequest request) {
    return send(
        "RespondToAuthChallenge",
        request,
        RespondToAuthChallengeResponse.class,
        RespondToAuthChallengeResponse::builder);
  }

  @Override
  default GetTokensFromRefreshTokenResponse getTokensFromRefreshToken(
      GetTokensFromRefreshTokenRequest request) {
    return send(
        "GetTokensFromRefreshToken",
        request,
        GetTokensFromRefreshTokenResponse.class,
        GetTokensFromRefreshTokenResponse::builder);
  }

  @Override
  default RevokeTokenResponse revokeToken(RevokeTokenRequest request) {
    return send("RevokeToken", request, RevokeTokenResponse.class, RevokeTokenResponse::builder);
  }

  @Override
  default GlobalSignOutResponse globalSignOut(GlobalSignOutRequest request) {
    return send(
        "GlobalSignOut", request, GlobalSignOutResponse.class, GlobalSignOutResponse::builder);
  }
}
