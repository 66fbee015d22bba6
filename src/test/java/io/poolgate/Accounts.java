package io.poolgate;

import java.util.UUID;

/// Users for tests: names and passwords that nobody else has, each with a mark to search logs for.
public final class Accounts {
  public static final String JSON_NAME_AND_PASSWORD = "{\"username\":\"%s\",\"password\":\"%s\"}";

  private Accounts() {}

  /// An email address that no other test uses.
  public static String newEmail() {
    return "mark-" + UUID.randomUUID() + "@example.com";
  }

  /// A password that meets the pool's policy.
  public static String newPassword() {
    return "Mark-" + UUID.randomUUID();
  }

  /// A body with a user name and a password.
  public static String credentials(String username, String password) {
    return JSON_NAME_AND_PASSWORD.formatted(username, password);
  }

  /// A confirmed user, signed in.
  public static Answer signedIn(PoolgateServer poolgate) {
    var email = newEmail();
    var password = newPassword();
    poolgate.pool().createUser(email, password);
    return poolgate.api().post("/v1/sign-in", credentials(email, password));
  }
}
