package io.poolgate.localpool.user;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.secret.Srp;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Makes the verifiers that stand for users' passwords, and checks passwords against them.
public final class Passwords {
  private static final int SALT_BITS = 128;

  private static final int STRETCHED_BITS = 256;

  private final SecureRandom random = new SecureRandom();
  private final String poolName;
  private final int iterations;

  /// Makes the verifiers of one pool.
  ///
  /// @param poolName the part of the pool id after `_`
  /// @param iterations of PBKDF2, see [io.poolgate.localpool.settings.PasswordOptions]
  public Passwords(String poolName, int iterations) {
    this.poolName = poolName;
    this.iterations = iterations;
  }

  PasswordVerifier verifier(String username, String password) {
    var salt = new BigInteger(SALT_BITS, random);
    return new PasswordVerifier(salt, Srp.verifier(salt, poolName + username, password), true);
  }

  /// Stands for no password: nobody knows one that matches it.
  PasswordVerifier none() {
    var salt = new BigInteger(SALT_BITS, random);
    return new PasswordVerifier(salt, new BigInteger(Srp.N.bitLength() - 1, random), false);
  }

  /// What SRP calls a user.
  public String identity(User user) {
    return poolName + user.username();
  }

  /// Whether that is the user's password.
  public boolean matches(User user, String password) {
    var known = user.password().verifier();
    var computed = Srp.verifier(known.salt(), identity(user), password);
    return MessageDigest.isEqual(
        stretched(known.verifier(), known.salt()), stretched(computed, known.salt()));
  }

  /// Whether that is the password behind one of the user's verifiers. It need not take its time:
  /// only the user learns the answer.
  boolean isOneOf(User user, Collection<PasswordVerifier> verifiers, String password) {
    return verifiers.stream()
        .anyMatch(
            known -> known.verifier().equals(Srp.verifier(known.salt(), identity(user), password)));
  }

  /// Stretches both sides of a comparison. SRP needs the verifier as it is, and to store a second
  /// hash would make every new user as expensive as a sign-in.
  private byte[] stretched(BigInteger verifier, BigInteger salt) {
    try {
      var password = verifier.toString(Character.MAX_RADIX).toCharArray();
      var key = new PBEKeySpec(password, salt.toByteArray(), iterations, STRETCHED_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JVM has PBKDF2WithHmacSHA256", impossible);
    }
  }
}
