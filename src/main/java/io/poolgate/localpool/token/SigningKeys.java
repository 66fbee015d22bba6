package io.poolgate.localpool.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The pool's RSA keys: the one that signs, and older ones that its JWKS still publishes.
public final class SigningKeys {
  private final SecureRandom random = new SecureRandom();

  /// The signing key is the first; the list is replaced, never changed.
  private volatile List<RSAKey> keys = List.of(newKey());

  RSAKey current() {
    return keys.getFirst();
  }

  public synchronized void rotate() {
    keys = Stream.concat(Stream.of(newKey()), keys.stream()).toList();
  }

  public synchronized void retireOld() {
    keys = List.of(current());
  }

  /// The public halves, as RFC 7517 writes them.
  public String jwks() {
    return new JWKSet(List.copyOf(keys)).toString(true);
  }

  boolean verifies(SignedJWT token) {
    var header = token.getHeader();
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      return false;
    }
    return keys.stream()
        .filter(key -> Objects.equals(key.getKeyID(), header.getKeyID()))
        .anyMatch(key -> verifies(token, key));
  }

  private static boolean verifies(SignedJWT token, RSAKey key) {
    try {
      return token.verify(new RSASSAVerifier(key.toRSAPublicKey()));
    } catch (JOSEException refused) {
      return false;
    }
  }

  /// Cognito's key ids are 32 random bytes in Base64, `+`, `/` and `=` included.
  private RSAKey newKey() {
    byte[] id = new byte[32];
    random.nextBytes(id);
    try {
      return new RSAKeyGenerator(2048)
          .keyID(Base64.getEncoder().encodeToString(id))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this JVM makes no RSA keys", impossible);
    }
  }
}
