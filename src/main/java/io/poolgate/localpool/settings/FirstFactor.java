package io.poolgate.localpool.settings;

/// What a user may begin a sign-in with, as a pool allows it (Cognito's AllowedFirstAuthFactors).
public enum FirstFactor {
  PASSWORD,
  EMAIL_OTP,
  SMS_OTP,
  WEB_AUTHN
}
