package io.poolgate.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// One object of a PEM file (RFC 7468 §2).
public record PemBlock(String label, String base64) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /// All there are; what stands between them is left out.
  public static List<PemBlock> all(String pem) {
    return BLOCK
        .matcher(pem)
        .results()
        .map(match -> new PemBlock(match.group(1), match.group(2)))
        .toList();
  }

  /// The certificates among them, in their order.
  ///
  /// @throws GeneralSecurityException saying what is wrong with one
  public static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (var block : all(pem)) {
      if (block.label().equals("CERTIFICATE")) {
        var der = new ByteArrayInputStream(block.content());
        certificates.add((X509Certificate) factory.generateCertificate(der));
      }
    }
    return certificates;
  }

  /// What it holds.
  ///
  /// @throws GeneralSecurityException where it is not base64
  public byte[] content() throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a PEM file is not base64 inside", e);
    }
  }

  @Override
  public String toString() {
    return "PemBlock[" + label + "]";
  }
}
