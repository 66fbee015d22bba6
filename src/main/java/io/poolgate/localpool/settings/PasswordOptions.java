package io.poolgate.localpool.settings;

/// What a pool asks of new passwords, and what it costs to check one.
///
/// @param policy what a password must have
/// @param history how many of their last passwords users may not choose again (Cognito's
///   PasswordHistorySize, at most 24)
/// @param iterations of PBKDF2, twice for each check
public record PasswordOptions(PasswordPolicy policy, int history, int iterations) {
  /// Twice this takes some 20 ms, as long as a check takes where passwords are stored with care. A
  /// stranger must not learn from the clock whether a user exists. Were a check as cheap as SRP's
  /// one power, the noise would hide an answer that skips it from our tests and benchmarks.
  public static final int CAREFUL = 35_000;
}
