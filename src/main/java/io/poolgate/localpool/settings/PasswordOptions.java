package io.poolgate.localpool.settings;

/// What a pool asks of new passwords.
///
/// @param policy what a password must have
/// @param history how many of their last passwords users may not choose again (Cognito's
///   PasswordHistorySize, at most 24)
public record PasswordOptions(PasswordPolicy policy, int history) {}
