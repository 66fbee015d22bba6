package io.poolgate.cognito.failure;

/// The operations that Poolgate asks of Cognito. One of Cognito's stands here twice where its
/// failures mean different things.
public enum Operation {
  SIGN_UP("SignUp"),
  CONFIRM_SIGN_UP("ConfirmSignUp"),
  RESEND_CONFIRMATION_CODE("ResendConfirmationCode"),
  SIGN_IN("InitiateAuth"),
  /// An answer before the user has proved anything.
  ANSWER_FIRST_FACTOR("RespondToAuthChallenge"),
  /// An answer after a right password or factor.
  ANSWER_CHALLENGE("RespondToAuthChallenge"),
  /// With the session of MFA_SETUP.
  ASSOCIATE_SOFTWARE_TOKEN("AssociateSoftwareToken"),
  VERIFY_SOFTWARE_TOKEN("VerifySoftwareToken"),
  REFRESH("GetTokensFromRefreshToken"),
  /// The older way to refresh, for emulators that know no other.
  REFRESH_BY_FLOW("InitiateAuth"),
  REVOKE_TOKEN("RevokeToken"),
  FORGOT_PASSWORD("ForgotPassword"),
  CONFIRM_FORGOT_PASSWORD("ConfirmForgotPassword"),
  // From here on with the user's access token.
  GET_USER("GetUser", Effect.READ),
  GLOBAL_SIGN_OUT("GlobalSignOut"),
  UPDATE_ATTRIBUTES("UpdateUserAttributes"),
  DELETE_ATTRIBUTES("DeleteUserAttributes"),
  SEND_ATTRIBUTE_CODE("GetUserAttributeVerificationCode"),
  VERIFY_ATTRIBUTE("VerifyUserAttribute"),
  CHANGE_PASSWORD("ChangePassword"),
  DELETE_USER("DeleteUser"),
  GET_FACTORS("GetUserAuthFactors", Effect.READ),
  SET_MFA_PREFERENCE("SetUserMFAPreference"),
  ENROL_SOFTWARE_TOKEN("AssociateSoftwareToken"),
  CONFIRM_SOFTWARE_TOKEN("VerifySoftwareToken"),
  START_PASSKEY("StartWebAuthnRegistration"),
  COMPLETE_PASSKEY("CompleteWebAuthnRegistration"),
  LIST_PASSKEYS("ListWebAuthnCredentials", Effect.READ),
  DELETE_PASSKEY("DeleteWebAuthnCredential"),
  CONFIRM_DEVICE("ConfirmDevice"),
  LIST_DEVICES("ListDevices", Effect.READ),
  UPDATE_DEVICE("UpdateDeviceStatus"),
  FORGET_DEVICE("ForgetDevice");

  private enum Effect {
    READ,
    WRITE_OR_SEND
  }

  private final String cognitoName;
  private final Effect effect;

  Operation(String cognitoName) {
    this(cognitoName, Effect.WRITE_OR_SEND);
  }

  Operation(String cognitoName, Effect effect) {
    this.cognitoName = cognitoName;
    this.effect = effect;
  }

  /// The operation's name in Cognito's API.
  public String cognitoName() {
    return cognitoName;
  }

  /// Whether it changes nothing and sends nothing, so that it may be made twice.
  public boolean isRead() {
    return effect == Effect.READ;
  }
}
