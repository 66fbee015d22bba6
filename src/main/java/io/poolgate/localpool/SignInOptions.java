package io.poolgate.localpool;

import java.util.EnumSet;
import java.util.Set;

/// What a pool asks of those who sign in.
///
/// @param mfa whether it asks for a second factor
/// @param firstFactors what USER_AUTH lets them begin with
public record SignInOptions(MfaMode mfa, Set<FirstFactor> firstFactors) {

  public static final SignInOptions DEFAULT =
      new SignInOptions(MfaMode.OPTIONAL, EnumSet.allOf(FirstFactor.class));

  public SignInOptions {
    firstFactors = Set.copyOf(firstFactors);
  }

  public SignInOptions withMfa(MfaMode value) {
    return new SignInOptions(value, firstFactors);
  }

  public SignInOptions withFirstFactors(FirstFactor... values) {
    return new SignInOptions(mfa, Set.of(values));
  }
}
