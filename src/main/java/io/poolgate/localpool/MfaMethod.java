package io.poolgate.localpool;

/// The second factors, by Cognito's names of their challenges.
enum MfaMethod {
  SMS_MFA("SMSMfaSettings"),
  SOFTWARE_TOKEN_MFA("SoftwareTokenMfaSettings"),
  EMAIL_OTP("EmailMfaSettings");

  private final String settings;

  MfaMethod(String settings) {
    this.settings = settings;
  }

  /// What SetUserMFAPreference calls the settings of it.
  String settings() {
    return settings;
  }
}
