package io.poolgate.edge.tls;

import io.poolgate.trust.PemBlock;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// A private key as tools write it: PKCS#8 (RFC 5958), or the older forms for RSA (PKCS#1, RFC
/// 8017) and EC (SEC 1, RFC 5915), which Java reads only inside of PKCS#8.
final class PrivateKeyPem {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;

  private PrivateKeyPem() {}

  /// The private key of the public one.
  static PrivateKey read(String pem, PublicKey of) throws GeneralSecurityException {
    var factory = KeyFactory.getInstance(of.getAlgorithm());
    for (var block : PemBlock.all(pem)) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return factory.generatePrivate(new PKCS8EncodedKeySpec(block.content()));
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
          var wrapped = wrapped(block.content(), algorithm(of));
          return factory.generatePrivate(new PKCS8EncodedKeySpec(wrapped));
        }
        default -> {} // such as EC PARAMETERS
      }
    }
    throw new InvalidKeyException(
        pem.contains("ENCRYPTED")
            ? "the key is encrypted; this server has no way to learn its passphrase"
            : "there is no private key in the other file");
  }

  /// PKCS#8 around a key of an older form.
  private static byte[] wrapped(byte[] key, byte[] algorithm) {
    return der(SEQUENCE, der(INTEGER, new byte[1]), algorithm, der(OCTET_STRING, key));
  }

  /// The algorithm identifier, with the curve of an EC key, that a public key begins with (RFC 5280
  /// §4.1).
  private static byte[] algorithm(PublicKey key) {
    var encoded = key.getEncoded();
    int start = 2 + lengthOfLength(encoded[1]);
    return Arrays.copyOfRange(encoded, start, start + 2 + encoded[start + 1]);
  }

  private static int lengthOfLength(byte first) {
    return first >= 0 ? 0 : first & 0x7F;
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
