package io.poolgate.edge.tls;

import io.poolgate.trust.PemBlock;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A certificate, those that vouch for it, and its private key.
record CertificateAndKey(List<X509Certificate> chain, PrivateKey key) {

  /// Reads both from the texts of PEM files.
  ///
  /// @throws GeneralSecurityException saying what is wrong with them
  static CertificateAndKey read(String certificatePem, String keyPem)
      throws GeneralSecurityException {
    var chain = PemBlock.certificates(certificatePem);
    if (chain.isEmpty()) {
      throw new CertificateException("there is no certificate in the one file");
    }
    var shown = chain.getFirst().getPublicKey();
    var key = PrivateKeyPem.read(keyPem, shown);
    if (!fit(key, shown)) {
      throw new GeneralSecurityException("the key is not that of the first certificate");
    }
    return new CertificateAndKey(chain, key);
  }

  /// Two files that are replaced one after the other are for a moment not a pair.
  private static boolean fit(PrivateKey key, PublicKey shown) throws GeneralSecurityException {
    var probe = new byte[32];
    var signature = Signature.getInstance(algorithm(shown));
    signature.initSign(key);
    signature.update(probe);
    var signed = signature.sign();
    signature.initVerify(shown);
    signature.update(probe);
    return signature.verify(signed);
  }

  private static String algorithm(PublicKey key) throws CertificateException {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "EdDSA" -> "EdDSA";
      default -> throw new CertificateException("its key is neither RSA nor EC nor EdDSA");
    };
  }

  String subject() {
    return chain.getFirst().getSubjectX500Principal().getName();
  }

  Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  KeyStore keyStore() throws GeneralSecurityException {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("tls", key, null, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (IOException e) { // of a store that is read from nowhere
      throw new GeneralSecurityException(e);
    }
  }

  @Override
  public String toString() {
    return "CertificateAndKey[" + subject() + "]";
  }
}
