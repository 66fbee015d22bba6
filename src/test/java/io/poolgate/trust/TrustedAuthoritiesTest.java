package io.poolgate.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.problem.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedAuthoritiesTest {
  private static final CertificateAuthority ONE = new CertificateAuthority();
  private static final CertificateAuthority TWO = new CertificateAuthority();

  @TempDir Path folder;

  @Test
  void allOfTheFileAreTrustedAndNoOthers() throws Exception {
    var trusted = manager(read("Bundle\n" + ONE.pem() + "\n# and another\n" + TWO.pem()));
    for (var authority : new CertificateAuthority[] {ONE, TWO}) {
      trusted.checkServerTrusted(authority.issue("one").getCertificatePath(), "UNKNOWN");
    }
    assertThat(trusted.getAcceptedIssuers()).hasSize(2).doesNotContain(publicOnes());
    var stranger = new CertificateAuthority().issue("one").getCertificatePath();
    assertThatThrownBy(() -> trusted.checkServerTrusted(stranger, "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
  }

  /// As Kubernetes mounts a ConfigMap.
  @Test
  void theFileMayBeALink() throws IOException {
    var file = Files.writeString(folder.resolve("ca.pem"), ONE.pem());
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(TrustedAuthorities.read("X_CA", link.toString()).context().getProtocol())
        .isEqualTo("TLS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no PEM at all",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n"
      })
  void aFileWithoutAWholeCertificateIsRefused(String content) {
    assertRefused(() -> read(content), "ca.pem");
  }

  @Test
  void oneBrokenCertificateAmongGoodOnesIsRefused() {
    var broken = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    assertRefused(() -> read(ONE.pem() + "\n" + broken), "broken");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    assertRefused(() -> read(ONE.pem() + "\n" + "#".repeat(1 << 20)), "is larger than 1024 KiB");
  }

  /// A device never ends, and a pipe waits for a writer.
  @ParameterizedTest
  @CsvSource({
    "/dev/zero, is no regular file",
    "/dev/null, is no regular file",
    "/, is no regular file",
    "/nowhere/ca.pem, is not there",
    "'a\0b', cannot be read"
  })
  void whatIsNoRegularFileIsRefused(String file, String why) {
    assertRefused(() -> TrustedAuthorities.read("X_CA", file), why + ": " + file + ".");
  }

  private static void assertRefused(ThrowingCallable start, String named) {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(start)
        .withMessageStartingWith("X_CA names a file that ")
        .withMessageContaining(named)
        .withMessageEndingWith(" Example: X_CA=/etc/poolgate/ca.pem");
  }

  private TrustedAuthorities read(String content) throws IOException {
    var file = Files.writeString(folder.resolve("ca.pem"), content);
    return TrustedAuthorities.read("X_CA", file.toString());
  }

  private static X509TrustManager manager(TrustedAuthorities authorities) {
    return (X509TrustManager) authorities.trustManagers().getTrustManagers()[0];
  }

  private static X509Certificate[] publicOnes() throws Exception {
    var theirs = TrustManagerFactory.getInstance("PKIX");
    theirs.init((KeyStore) null);
    return ((X509TrustManager) theirs.getTrustManagers()[0]).getAcceptedIssuers();
  }
}
