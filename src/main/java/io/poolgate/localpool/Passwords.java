package io.poolgate.localpool;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;

/// Makes the verifiers that stand for users' passwords, and checks passwords against them.
final class Passwords {
  private static final int SALT_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final String poolName;

  /// @param poolName the part of the pool id after `_`
  Passwords(String poolName) {
    this.poolName = poolName;
  }

  PasswordVerifier verifier(String username, String password) {
    var salt = new BigInteger(SALT_BITS, random);
    return new PasswordVerifier(salt, Srp.verifier(salt, poolName + username, password), true);
  }

  /// What stands for having no password: nobody knows one that is right.
  PasswordVerifier none() {
    var salt = new BigInteger(SALT_BITS, random);
    return new PasswordVerifier(salt, new BigInteger(Srp.N.bitLength() - 1, random), false);
  }

  /// What a user is called in SRP.
  String identity(User user) {
    return poolName + user.username();
  }

  /// Whether that is the user's password.
  boolean matches(User user, String password) {
    var known = user.password();
    var computed = Srp.verifier(known.salt(), identity(user), password);
    return MessageDigest.isEqual(bytes(known.verifier()), bytes(computed));
  }

  /// Of one length for every value, or comparing would tell which is shorter.
  private static byte[] bytes(BigInteger value) {
    return value.setBit(Srp.N.bitLength()).toByteArray();
  }
}
