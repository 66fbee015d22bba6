package io.poolgate.localpool.user;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.secret.Srp;
import io.poolgate.localpool.wire.PoolException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What the pool says of users who do not exist: with PreventUserExistenceErrors, nothing that
/// gives it away.
public final class UnknownUsers {
  private static final int SALT_BYTES = 16;

  private final boolean hidden;
  private final byte[] key = new byte[32];

  /// The verifier of no password: every guess is wrong.
  private final BigInteger verifier;

  public UnknownUsers(boolean hidden) {
    this.hidden = hidden;
    var random = new SecureRandom();
    random.nextBytes(key);
    verifier = new BigInteger(Srp.N.bitLength() - 1, random);
  }

  public boolean areHidden() {
    return hidden;
  }

  /// A failure that known users meet too, or, where existence is not hidden, the truth.
  public PoolException failure(PoolException disguise) {
    return hidden ? disguise : noSuchName();
  }

  /// Says where a code would have gone; fails where existence is not hidden.
  public Map<String, Object> codeDelivery(String name) {
    if (!hidden) {
      throw noSuchName();
    }
    return Map.of("CodeDeliveryDetails", CodeAddress.to(invent(name)).orElseThrow().toJson());
  }

  /// A made-up user whose sign-in can never succeed; fails where existence is not hidden.
  public User simulated(String name) {
    if (!hidden) {
      throw Users.missing();
    }
    return invent(name);
  }

  /// Makes up the same user for the same name each time, or asking twice would give it away.
  private User invent(String name) {
    var signInName = new SignInName(name);
    String id = signInName.key();
    String sub = uuid(derived("sub", id));
    var salt = new BigInteger(1, Arrays.copyOf(derived("salt", id), SALT_BYTES));
    Map<String, String> attributes = new LinkedHashMap<>();
    String attribute = signInName.attribute().orElse("email");
    attributes.put(
        attribute, signInName.attribute().isPresent() ? name : address(derived("email", id)));
    attributes.put(attribute + "_verified", "true");
    return User.create(
        new UserNames(sub, signInName.attribute().isPresent() ? sub : id, signInName),
        attributes,
        UserStatus.CONFIRMED,
        new PasswordVerifier(salt, verifier, true),
        Instant.EPOCH);
  }

  private byte[] derived(String purpose, String id) {
    return Sha256.hmac(key, Sha256.utf8(purpose), Sha256.utf8(id));
  }

  /// A UUID of version 4, like those of real users.
  private static String uuid(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    long high = (buffer.getLong() & ~0xF000L) | 0x4000L;
    long low = (buffer.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  private static String address(byte[] bytes) {
    return letter(bytes[0]) + "@" + letter(bytes[1]) + ".example";
  }

  private static String letter(byte value) {
    return String.valueOf((char) ('a' + Math.floorMod(value, 26)));
  }

  private static PoolException noSuchName() {
    return PoolException.userNotFound("Username/client id combination not found.");
  }
}
