package io.poolgate.backend;

/// What not every user pool of the suite can do.
enum Ability {
  /// Letting a test read the codes that it sends.
  READABLE_CODES,
  /// Refusing a wrong password as Cognito does.
  WRONG_PASSWORD,
  RESEND,
  SRP,
  /// USER_AUTH.
  CHOICE,
  TOTP,
  SIGN_OUT_EVERYWHERE
}
