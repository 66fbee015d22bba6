package io.poolgate.localpool.settings;

/// What a pool lets users begin a sign-in with (Cognito's AllowedFirstAuthFactors).
public enum FirstFactor {
  PASSWORD,
  EMAIL_OTP,
  SMS_OTP,
  WEB_AUTHN
}
