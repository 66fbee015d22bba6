package io.poolgate.cognito.wire;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeResponse;

/// What users change about their accounts.
interface AccountOperations extends CognitoIdentityProviderClient, OperationSender {
  @Override
  default GetUserResponse getUser(GetUserRequest request) {
    return send("GetUser", request, GetUserResponse.class, GetUserResponse::builder);
  }

  @Override
  default UpdateUserAttributesResponse updateUserAttributes(UpdateUserAttributesRequest request) {
    return send(
        "UpdateUserAttributes",
        request,
        UpdateUserAttributesResponse.class,
        UpdateUserAttributesResponse::builder);
  }

  @Override
  default DeleteUserAttributesResponse deleteUserAttributes(DeleteUserAttributesRequest request) {
    return send(
        "DeleteUserAttributes",
        request,
        DeleteUserAttributesResponse.class,
        DeleteUserAttributesResponse::builder);
  }

  @Override
  default GetUserAttributeVerificationCodeResponse getUserAttributeVerificationCode(
      GetUserAttributeVerificationCodeRequest request) {
    return send(
        "GetUserAttributeVerificationCode",
        request,
        GetUserAttributeVerificationCodeResponse.class,
        GetUserAttributeVerificationCodeResponse::builder);
  }

  @Override
  default VerifyUserAttributeResponse verifyUserAttribute(VerifyUserAttributeRequest request) {
    return send(
        "VerifyUserAttribute",
        request,
        VerifyUserAttributeResponse.class,
        VerifyUserAttributeResponse::builder);
  }

  @Override
  default ChangePasswordResponse changePassword(ChangePasswordRequest request) {
    return send(
        "ChangePassword", request, ChangePasswordResponse.class, ChangePasswordResponse::builder);
  }

  @Override
  default DeleteUserResponse deleteUser(DeleteUserRequest request) {
    return send("DeleteUser", request, DeleteUserResponse.class, DeleteUserResponse::builder);
  }
}
