package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAndKeyTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  @ParameterizedTest
  @EnumSource(names = {"rsa2048", "rsa4096", "ecp256", "ecp384", "ed25519"})
  void aPkcs8KeyIsRead(Algorithm algorithm) throws GeneralSecurityException {
    var issued = AUTHORITY.issue("one", algorithm);
    assertThat(read(issued, issued.getPrivateKeyPEM()).key().getEncoded())
        .isEqualTo(issued.getKeyPair().getPrivate().getEncoded());
  }

  @Test
  void anRsaKeyOfTheOlderFormIsRead() throws GeneralSecurityException {
    var issued = AUTHORITY.issue("one", Algorithm.rsa2048);
    var pkcs1 = inner(issued, 26);
    assertThat(read(issued, pem("RSA PRIVATE KEY", pkcs1)).subject()).isEqualTo("CN=one");
  }

  /// As `openssl ecparam -genkey` writes it, the curve in front.
  @Test
  void anEcKeyOfTheOlderFormIsRead() throws GeneralSecurityException {
    var issued = AUTHORITY.issue("one");
    var sec1 = inner(issued, issued.getKeyPair().getPrivate().getEncoded().length > 129 ? 29 : 28);
    var curve = pem("EC PARAMETERS", new byte[] {6, 8, 42, -122, 72, -50, 61, 3, 1, 7});
    assertThat(read(issued, curve + pem("EC PRIVATE KEY", sec1)).subject()).isEqualTo("CN=one");
  }

  @Test
  void textBetweenTheBlocksIsNoHindrance() throws GeneralSecurityException {
    var issued = AUTHORITY.issue("one");
    var chatty = "Bag Attributes\n  friendlyName: one\n" + issued.getPrivateKeyPEM();
    assertThat(read(issued, chatty).chain()).hasSizeGreaterThanOrEqualTo(1);
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() {
    var one = AUTHORITY.issue("one");
    var other = AUTHORITY.issue("other");
    assertRefused(one, other.getPrivateKeyPEM(), "not that of the first certificate");
    var rsa = AUTHORITY.issue("other", Algorithm.rsa2048);
    assertThatThrownBy(() -> read(one, rsa.getPrivateKeyPEM()))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void whatIsNotThereIsNamed() {
    var one = AUTHORITY.issue("one");
    assertRefused(one, "", "no private key");
    assertRefused(one, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END", "is encrypted");
    assertThatThrownBy(() -> CertificateAndKey.read("", one.getPrivateKeyPEM()))
        .hasMessageContaining("no certificate");
  }

  @Test
  void whatIsNotBase64IsRefused() {
    var one = AUTHORITY.issue("one");
    var key = "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n";
    assertRefused(one, key, "not base64");
    assertThatThrownBy(() -> CertificateAndKey.read(key.replace("PRIVATE KEY", "CERTIFICATE"), key))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("not base64");
  }

  @Test
  void halfAFileIsRefused() {
    var one = AUTHORITY.issue("one");
    var certificate = one.getCertificatePEM();
    var key = one.getPrivateKeyPEM();
    for (int length = 0; length < certificate.length() - 5; length += 50) {
      var half = certificate.substring(0, length);
      assertThatThrownBy(() -> CertificateAndKey.read(half, key))
          .isInstanceOf(GeneralSecurityException.class);
    }
    for (int length = 0; length < key.length() - 5; length += 10) {
      var half = key.substring(0, length);
      assertThatThrownBy(() -> read(one, half)).isInstanceOf(GeneralSecurityException.class);
    }
  }

  private static void assertRefused(X509Bundle bundle, String keyPem, String says) {
    assertThatThrownBy(() -> read(bundle, keyPem))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining(says);
  }

  private static CertificateAndKey read(X509Bundle bundle, String keyPem)
      throws GeneralSecurityException {
    return CertificateAndKey.read(bundle.getCertificatePathPEM(), keyPem);
  }

  /// The key inside of PKCS#8, which begins there.
  private static byte[] inner(X509Bundle bundle, int start) {
    var pkcs8 = bundle.getKeyPair().getPrivate().getEncoded();
    return Arrays.copyOfRange(pkcs8, start, pkcs8.length);
  }

  private static String pem(String label, byte[] content) {
    var base64 = Base64.getMimeEncoder().encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
  }
}
