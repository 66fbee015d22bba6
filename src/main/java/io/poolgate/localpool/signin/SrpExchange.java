package io.poolgate.localpool.signin;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.secret.Srp;
import io.poolgate.localpool.wire.PoolException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The server's side of one SRP exchange: how it challenges a client, and how it judges the
/// client's proof.
final class SrpExchange {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,1024}");
  private static final int SECRET_BITS = 256;
  private static final int BLOCK_BYTES = 384;
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final String identity;
  private final PasswordVerifier stored;
  private final BigInteger clientPublic;
  private final BigInteger serverSecret;
  private final BigInteger serverPublic;
  private final byte[] secretBlock = new byte[BLOCK_BYTES];

  /// @param identity the pool's name and the user's, or a device's group key and key, in one
  /// @param a the client's public number, as it came
  SrpExchange(String identity, PasswordVerifier stored, String a) {
    this.identity = identity;
    this.stored = stored;
    clientPublic = clientPublic(a);
    var random = new SecureRandom();
    serverSecret = new BigInteger(SECRET_BITS, random);
    serverPublic = Srp.serverPublic(stored.verifier(), serverSecret);
    random.nextBytes(secretBlock);
  }

  /// A, which must not be 0 mod N: every password would be right (RFC 5054 §2.5.4).
  private static BigInteger clientPublic(String hex) {
    if (HEX.matcher(hex).matches()) {
      var a = new BigInteger(hex, 16);
      if (a.mod(Srp.N).signum() != 0) {
        return a;
      }
    }
    throw PoolException.invalidParameter("SRP_A is not a valid public value.");
  }

  String secretBlock() {
    return Base64.getEncoder().encodeToString(secretBlock);
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("SRP_B", serverPublic.toString(16));
    parameters.put("SALT", stored.salt().toString(16));
    parameters.put("SECRET_BLOCK", secretBlock());
    return parameters;
  }

  /// Reads the client's proof.
  Proof proof(AuthParameters answer) {
    return new Proof(
        answer.required("PASSWORD_CLAIM_SECRET_BLOCK"),
        answer.required("PASSWORD_CLAIM_SIGNATURE"),
        SrpTimestamp.parse(answer.required("TIMESTAMP")));
  }

  /// What a client has signed.
  final class Proof {
    private final String block;
    private final String signature;
    private final Instant time;

    private Proof(String block, String signature, Instant time) {
      this.block = block;
      this.signature = signature;
      this.time = time;
    }

    boolean isRight(Instant now) {
      boolean fresh = Duration.between(time, now).abs().compareTo(SKEW) <= 0;
      return Sha256.same(expected(), signature) && Sha256.same(secretBlock(), block) && fresh;
    }

    /// Signs the time as Cognito writes it, so that the signature of any other spelling does not
    /// match.
    private String expected() {
      byte[] key = Srp.sharedKey(clientPublic, serverPublic, serverSecret, stored.verifier());
      byte[] signed =
          Sha256.hmac(
              key, Sha256.utf8(identity), secretBlock, Sha256.utf8(SrpTimestamp.format(time)));
      return Base64.getEncoder().encodeToString(signed);
    }
  }
}
