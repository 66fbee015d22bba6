package io.poolgate.localpool;

/// What a pool asks of those who sign in.
///
/// @param mfa whether it asks for a second factor
public record SignInOptions(MfaMode mfa) {

  public static final SignInOptions DEFAULT = new SignInOptions(MfaMode.OPTIONAL);

  public SignInOptions withMfa(MfaMode value) {
    return new SignInOptions(value);
  }
}
