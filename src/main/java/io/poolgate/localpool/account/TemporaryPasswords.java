package io.poolgate.localpool.account;

import java.security.SecureRandom;

/// Makes the passwords of invitations; they meet every policy that asks for up to 16 characters.
final class TemporaryPasswords {
  private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String SYMBOLS = "!#%*+-_=?";

  private final SecureRandom random = new SecureRandom();

  String next() {
    var password = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      for (String kind : new String[] {UPPER, LOWER, DIGITS, SYMBOLS}) {
        password.append(kind.charAt(random.nextInt(kind.length())));
      }
    }
    return password.toString();
  }
}
