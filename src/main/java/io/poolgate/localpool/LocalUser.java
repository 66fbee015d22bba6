package io.poolgate.localpool;

/// A user that [LocalUserPool#createUser] has added.
///
/// @param sub the id of the account
/// @param username what tokens call the user: the `sub` where the name is an email address or a
///   phone number
public record LocalUser(String sub, String username) {}
