package io.poolgate.localpool.totp;

import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The authenticator apps of the pool's users, and those that wait for their first code.
public final class SoftwareTokenStore {
  private static final int SECRET_BYTES = 20;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Map<String, SoftwareToken> verified = new HashMap<>();
  private final Map<String, SoftwareToken> waiting = new HashMap<>();

  public SoftwareTokenStore(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins to set an app up. The one before works until the new one is verified.
  public synchronized SoftwareToken associate(User user) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    var token = new SoftwareToken(secret);
    waiting.put(user.sub(), token);
    return token;
  }

  /// Takes the first code of an app that waits.
  public synchronized void verify(User user, String code, String name) {
    @Nullable SoftwareToken token = waiting.get(user.sub());
    if (token == null) {
      throw notSetUp();
    }
    long step =
        token
            .step(code, clock.instant())
            .orElseThrow(() ->
                new PoolException(
                    "EnableSoftwareTokenMFAException",
                    "Code mismatch and fail enable Software Token MFA"));
    waiting.remove(user.sub());
    verified.put(user.sub(), token.named(name).usedAt(step));
  }

  /// Takes a code of a verified app, once.
  public synchronized void redeem(User user, String code) {
    var token = find(user).orElseThrow(SoftwareTokenStore::notSetUp);
    long step =
        token
            .step(code, clock.instant())
            .orElseThrow(
                () -> new PoolException("CodeMismatchException", "Invalid code received for user"));
    if (step <= token.lastStep()) {
      throw new PoolException(
          "ExpiredCodeException", "Your software token has already been used once.");
    }
    verified.put(user.sub(), token.usedAt(step));
  }

  /// Forgets a user who is gone.
  public synchronized void forget(User user) {
    verified.remove(user.sub());
    waiting.remove(user.sub());
  }

  public synchronized Optional<SoftwareToken> find(User user) {
    return Optional.ofNullable(verified.get(user.sub()));
  }

  public synchronized boolean isWaiting(User user) {
    return waiting.containsKey(user.sub());
  }

  public static PoolException notSetUp() {
    return new PoolException(
        "SoftwareTokenMFANotFoundException", "User has not set up software token mfa");
  }
}
