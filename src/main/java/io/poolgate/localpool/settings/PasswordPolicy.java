package io.poolgate.localpool.settings;

import java.util.Optional;
import java.util.function.IntPredicate;

/// What a password must have. [#COGNITO_DEFAULT] is what a user pool asks for unless told
/// otherwise.
public record PasswordPolicy(
    int minimumLength,
    boolean requireUppercase,
    boolean requireLowercase,
    boolean requireNumbers,
    boolean requireSymbols) {

  public static final PasswordPolicy COGNITO_DEFAULT =
      new PasswordPolicy(8, true, true, true, true);

  private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

  /// The first rule that a password breaks, in Cognito's words.
  public Optional<String> violation(String password) {
    if (password.length() < minimumLength) {
      return Optional.of("Password not long enough");
    }
    if (requireUppercase && lacks(password, c -> c >= 'A' && c <= 'Z')) {
      return Optional.of("Password must have uppercase characters");
    }
    if (requireLowercase && lacks(password, c -> c >= 'a' && c <= 'z')) {
      return Optional.of("Password must have lowercase characters");
    }
    if (requireNumbers && lacks(password, c -> c >= '0' && c <= '9')) {
      return Optional.of("Password must have numeric characters");
    }
    if (requireSymbols && lacks(password, c -> SYMBOLS.indexOf(c) >= 0)) {
      return Optional.of("Password must have symbol characters");
    }
    return Optional.empty();
  }

  private static boolean lacks(String password, IntPredicate kind) {
    return password.chars().noneMatch(kind);
  }
}
