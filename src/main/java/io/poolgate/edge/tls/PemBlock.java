package io.poolgate.edge.tls;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// One object of a PEM file (RFC 7468 §2).
record PemBlock(String label, String base64) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /// All there are; what stands between them is left out.
  static List<PemBlock> all(String pem) {
    return BLOCK
        .matcher(pem)
        .results()
        .map(match -> new PemBlock(match.group(1), match.group(2)))
        .toList();
  }

  /// @throws GeneralSecurityException where it is not base64
  byte[] content() throws GeneralSecurityException {
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
