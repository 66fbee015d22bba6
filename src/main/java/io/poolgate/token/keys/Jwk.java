package io.poolgate.token.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one key of a JWKS (RFC 7517 §4), if it can verify RS256 signatures.
final class Jwk {
  private static final int MIN_MODULUS_BITS = 2048; // RFC 7518 §3.3
  private static final int MAX_MODULUS_BITS = 8192; // a verification must stay cheap
  private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65537);
  private static final int MAX_EXPONENT_BITS = 64;

  private Jwk() {}

  /// The key, or empty where it is of another kind, for another use, weak or broken.
  static Optional<VerificationKey> read(Object entry, Provider provider) {
    if (!(entry instanceof Map<?, ?> jwk)
        || !(jwk.get("kid") instanceof String id)
        || id.isEmpty()
        || !"RSA".equals(jwk.get("kty"))
        || !absentOr(jwk, "use", "sig")
        || !absentOr(jwk, "alg", "RS256")
        || !mayVerify(jwk)) {
      return Optional.empty();
    }
    var modulus = number(jwk.get("n"));
    var exponent = number(jwk.get("e"));
    if (modulus.isEmpty() || exponent.isEmpty() || !strong(modulus.get(), exponent.get())) {
      return Optional.empty();
    }
    return publicKey(modulus.get(), exponent.get())
        .flatMap(key -> VerificationKey.of(id, key, provider));
  }

  private static boolean absentOr(Map<?, ?> jwk, String name, String wanted) {
    return !jwk.containsKey(name) || wanted.equals(jwk.get(name));
  }

  private static boolean mayVerify(Map<?, ?> jwk) {
    return !jwk.containsKey("key_ops")
        || (jwk.get("key_ops") instanceof List<?> operations && operations.contains("verify"));
  }

  private static Optional<BigInteger> number(@Nullable Object text) {
    return text instanceof String encoded
        ? Base64Url.decode(encoded).map(bytes -> new BigInteger(1, bytes))
        : Optional.empty();
  }

  private static boolean strong(BigInteger modulus, BigInteger exponent) {
    return modulus.bitLength() >= MIN_MODULUS_BITS
        && modulus.bitLength() <= MAX_MODULUS_BITS
        && exponent.testBit(0)
        && exponent.compareTo(MIN_EXPONENT) >= 0
        && exponent.bitLength() <= MAX_EXPONENT_BITS;
  }

  private static Optional<RSAPublicKey> publicKey(BigInteger modulus, BigInteger exponent) {
    try {
      var key =
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
      return key instanceof RSAPublicKey rsa ? Optional.of(rsa) : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
