package io.poolgate.localpool.user;

/// The second factors, by Cognito's names for their challenges.
public enum MfaMethod {
  SMS_MFA("SMSMfaSettings"),
  SOFTWARE_TOKEN_MFA("SoftwareTokenMfaSettings"),
  EMAIL_OTP("EmailMfaSettings");

  private final String settings;

  MfaMethod(String settings) {
    this.settings = settings;
  }

  /// What SetUserMFAPreference calls its settings.
  public String settings() {
    return settings;
  }
}
