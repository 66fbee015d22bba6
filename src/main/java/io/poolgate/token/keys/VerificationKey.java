package io.poolgate.token.keys;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One public key of the pool, with `Signature` objects that are ready to use: to set one up costs
/// as much as a verification.
public final class VerificationKey {
  private static final String RS256 = "SHA256withRSA";

  private final String id;
  private final RSAPublicKey key;
  private final Provider provider;
  private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

  private VerificationKey(String id, RSAPublicKey key, Provider provider) {
    this.id = id;
    this.key = key;
    this.provider = provider;
  }

  /// The key, or empty where the provider refuses it.
  static Optional<VerificationKey> of(String id, RSAPublicKey key, Provider provider) {
    var candidate = new VerificationKey(id, key, provider);
    try {
      candidate.idle.add(candidate.prepared());
      return Optional.of(candidate);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  public String id() {
    return id;
  }

  boolean sameKeyAs(VerificationKey other) {
    return key.equals(other.key);
  }

  /// Whether the signature is one by this key over these bytes (RFC 8017 §8.2.2).
  public boolean verifies(byte[] signed, byte[] signature) {
    try {
      var verifier = idle.poll();
      if (verifier == null) {
        verifier = prepared();
      }
      verifier.update(signed);
      boolean good = verifier.verify(signature);
      idle.add(verifier);
      return good;
    } catch (SignatureException e) {
      return false; // of the wrong length, or not below the modulus (RFC 8017 §8.2.2)
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that was accepted is refused now", e);
    }
  }

  private Signature prepared() throws GeneralSecurityException {
    var signature = Signature.getInstance(RS256, provider);
    signature.initVerify(key);
    return signature;
  }
}
