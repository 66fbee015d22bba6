package io.poolgate.localpool.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.poolgate.localpool.secret.Sha256;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/// A user's authenticator app: RFC 6238's time-based codes of six digits, a new one every 30
/// seconds.
///
/// @param secret the key that the app and the pool share
/// @param name what the user calls the app
/// @param lastStep the time step of the last code that was accepted; codes up to it are spent
public record SoftwareToken(SecretKeySpec secret, String name, long lastStep) {
  private static final Duration STEP = Duration.ofSeconds(30);

  /// Clocks may be one step apart (RFC 6238 §5.2).
  private static final int WINDOW = 1;

  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator(STEP, 6);

  SoftwareToken(byte[] secret) {
    this(new SecretKeySpec(secret, "RAW"), "", Long.MIN_VALUE);
  }

  public String secretCode() {
    return Base32.encode(secret.getEncoded());
  }

  /// The time step that a code is right for at that time.
  OptionalLong step(String code, Instant now) {
    long current = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
        .filter(step -> Sha256.same(code(step), code))
        .reduce((first, last) -> last);
  }

  SoftwareToken named(String value) {
    return new SoftwareToken(secret, value, lastStep);
  }

  SoftwareToken usedAt(long step) {
    return new SoftwareToken(secret, name, step);
  }

  private String code(long step) {
    var time = Instant.ofEpochSecond(step * STEP.toSeconds());
    try {
      return GENERATOR.generateOneTimePasswordString(secret, time, Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("any bytes are a key", impossible);
    }
  }

  /// Leaves the secret out.
  @Override
  public String toString() {
    return "SoftwareToken[]";
  }
}
