package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a user's phone does with the secret of a QR code: RFC 6238, written from the RFC.
public final class AuthenticatorApp {
  private final byte[] secret;

  /// @param secretCode the secret in Base32
  public AuthenticatorApp(String secretCode) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    var bits = new StringBuilder();
    secretCode
        .chars()
        .forEach(letter ->
            bits.append(Integer.toBinaryString(32 + alphabet.indexOf(letter)).substring(1)));
    int length = bits.length() / 8;
    byte[] bytes = new BigInteger("1" + bits.substring(0, length * 8), 2).toByteArray();
    secret = Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }

  /// Sets one up for a user, who uses up its code of this time.
  public static AuthenticatorApp enrol(Bearer user, Instant now) {
    var app = new AuthenticatorApp(user.post("/v1/me/totp").text("/secret"));
    var answer = user.post("/v1/me/totp/verify", Map.of("code", app.code(now)));
    assertThat(answer.outcome()).isEqualTo("204");
    return app;
  }

  /// The code that it shows at a time.
  public String code(Instant time) {
    byte[] step = ByteBuffer.allocate(8).putLong(Math.floorDiv(time.getEpochSecond(), 30)).array();
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(step);
      int offset = hash[hash.length - 1] & 15;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
