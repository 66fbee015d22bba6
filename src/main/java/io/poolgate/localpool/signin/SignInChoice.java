package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.FirstFactor;

/// What USER_AUTH lets a user choose from, by Cognito's names for the challenges.
enum SignInChoice {
  PASSWORD_SRP(FirstFactor.PASSWORD),
  PASSWORD(FirstFactor.PASSWORD),
  EMAIL_OTP(FirstFactor.EMAIL_OTP),
  SMS_OTP(FirstFactor.SMS_OTP),
  WEB_AUTHN(FirstFactor.WEB_AUTHN);

  private final FirstFactor factor;

  SignInChoice(FirstFactor factor) {
    this.factor = factor;
  }

  FirstFactor factor() {
    return factor;
  }
}
