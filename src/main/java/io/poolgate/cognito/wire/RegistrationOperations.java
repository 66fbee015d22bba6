package io.poolgate.cognito.wire;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/// Creating an account, and getting back into it.
interface RegistrationOperations extends CognitoIdentityProviderClient, OperationSender {
  @Override
  default SignUpResponse signUp(SignUpRequest request) {
    return send("SignUp", request, SignUpResponse.class, SignUpResponse::builder);
  }

  @Override
  default ConfirmSignUpResponse confirmSignUp(ConfirmSignUpRequest request) {
    return send(
        "ConfirmSignUp", request, ConfirmSignUpResponse.class, ConfirmSignUpResponse::builder);
  }

  @Override
  default ResendConfirmationCodeResponse resendConfirmationCode(
      ResendConfirmationCodeRequest request) {
    return send(
        "ResendConfirmationCode",
        request,
        ResendConfirmationCodeResponse.class,
        ResendConfirmationCodeResponse::builder);
  }

  @Override
  default ForgotPasswordResponse forgotPassword(ForgotPasswordRequest request) {
    return send(
        "ForgotPassword", request, ForgotPasswordResponse.class, ForgotPasswordResponse::builder);
  }

  @Override
  default ConfirmForgotPasswordResponse confirmForgotPassword(
      ConfirmForgotPasswordRequest request) {
    return send(
        "ConfirmForgotPassword",
        request,
        ConfirmForgotPasswordResponse.class,
        ConfirmForgotPasswordResponse::builder);
  }
}
