package io.poolgate.cognito;

/// A second factor, as Cognito names it.
public enum SecondFactor {
  SMS_MFA,
  SOFTWARE_TOKEN_MFA,
  EMAIL_OTP
}
