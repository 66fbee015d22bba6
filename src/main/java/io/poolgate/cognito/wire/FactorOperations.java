package io.poolgate.cognito.wire;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/// Second factors, passkeys and devices.
interface FactorOperations extends CognitoIdentityProviderClient, OperationSender {
  @Override
  default GetUserAuthFactorsResponse getUserAuthFactors(GetUserAuthFactorsRequest request) {
    return send(
        "GetUserAuthFactors",
        request,
        GetUserAuthFactorsResponse.class,
        GetUserAuthFactorsResponse::builder);
  }

  @Override
  default SetUserMfaPreferenceResponse setUserMFAPreference(SetUserMfaPreferenceRequest request) {
    return send(
        "SetUserMFAPreference",
        request,
        SetUserMfaPreferenceResponse.class,
        SetUserMfaPreferenceResponse::builder);
  }

  @Override
  default AssociateSoftwareTokenResponse associateSoftwareToken(
      AssociateSoftwareTokenRequest request) {
    return send(
        "AssociateSoftwareToken",
        request,
        AssociateSoftwareTokenResponse.class,
        AssociateSoftwareTokenResponse::builder);
  }

  @Override
  default VerifySoftwareTokenResponse verifySoftwareToken(VerifySoftwareTokenRequest request) {
    return send(
        "VerifySoftwareToken",
        request,
        VerifySoftwareTokenResponse.class,
        VerifySoftwareTokenResponse::builder);
  }

  @Override
  default StartWebAuthnRegistrationResponse startWebAuthnRegistration(
      StartWebAuthnRegistrationRequest request) {
    return send(
        "StartWebAuthnRegistration",
        request,
        StartWebAuthnRegistrationResponse.class,
        StartWebAuthnRegistrationResponse::builder);
  }

  @Override
  default CompleteWebAuthnRegistrationResponse completeWebAuthnRegistration(
      CompleteWebAuthnRegistrationRequest request) {
    return send(
        "CompleteWebAuthnRegistration",
        request,
        CompleteWebAuthnRegistrationResponse.class,
        CompleteWebAuthnRegistrationResponse::builder);
  }

  @Override
  default ListWebAuthnCredentialsResponse listWebAuthnCredentials(
      ListWebAuthnCredentialsRequest request) {
    return send(
        "ListWebAuthnCredentials",
        request,
        ListWebAuthnCredentialsResponse.class,
        ListWebAuthnCredentialsResponse::builder);
  }

  @Override
  default DeleteWebAuthnCredentialResponse deleteWebAuthnCredential(
      DeleteWebAuthnCredentialRequest request) {
    return send(
        "DeleteWebAuthnCredential",
        request,
        DeleteWebAuthnCredentialResponse.class,
        DeleteWebAuthnCredentialResponse::builder);
  }

  @Override
  default ConfirmDeviceResponse confirmDevice(ConfirmDeviceRequest request) {
    return send(
        "ConfirmDevice", request, ConfirmDeviceResponse.class, ConfirmDeviceResponse::builder);
  }

  @Override
  default ListDevicesResponse listDevices(ListDevicesRequest request) {
    return send("ListDevices", request, ListDevicesResponse.class, ListDevicesResponse::builder);
  }

  @Override
  default UpdateDeviceStatusResponse updateDeviceStatus(UpdateDeviceStatusRequest request) {
    return send(
        "UpdateDeviceStatus",
        request,
        UpdateDeviceStatusResponse.class,
        UpdateDeviceStatusResponse::builder);
  }

  @Override
  default ForgetDeviceResponse forgetDevice(ForgetDeviceRequest request) {
    return send("ForgetDevice", request, ForgetDeviceResponse.class, ForgetDeviceResponse::builder);
  }
}
