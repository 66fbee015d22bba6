package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.PoolgateServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server runs on while its files are replaced.
class CertificateReloadTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  @TempDir private Path folder;

  @Test
  void filesThatAreWrittenOverAreShown() {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one"));
    try (var poolgate = PoolgateServer.start(files.properties())) {
      assertThat(shown(poolgate)).isEqualTo("CN=one");
      files.write(AUTHORITY.issue("two"));
      await().until(() -> shown(poolgate).equals("CN=two"));
    }
  }

  @Test
  void filesThatAreRenamedOverAreShown() {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one"));
    try (var poolgate = PoolgateServer.start(files.properties())) {
      files.replace(AUTHORITY.issue("two"));
      await().until(() -> shown(poolgate).equals("CN=two"));
    }
  }

  @Test
  void aFolderThatIsLinkedAnewIsShown() throws IOException {
    var files = PemFiles.linked(folder, AUTHORITY.issue("one"));
    try (var poolgate = PoolgateServer.start(files.properties())) {
      assertThat(shown(poolgate)).isEqualTo("CN=one");
      files.link(AUTHORITY.issue("two"));
      await().until(() -> shown(poolgate).equals("CN=two"));
    }
  }

  @Test
  void aBrokenPairIsToldAndTheOldOneShown() {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one"));
    try (var poolgate = PoolgateServer.start(files.properties())) {
      assertThat(problem(poolgate)).isEmpty();
      files.write(AUTHORITY.issue("two").getCertificatePEM(), "nonsense");
      await().until(() -> problem(poolgate).contains("no private key"));
      assertThat(shown(poolgate)).isEqualTo("CN=one");
      files.write(AUTHORITY.issue("three"));
      await().until(() -> problem(poolgate).isEmpty());
      assertThat(shown(poolgate)).isEqualTo("CN=three");
    }
  }

  private static String problem(PoolgateServer poolgate) {
    return poolgate.management().get("/health").text("/details/tls/details/problem");
  }

  /// Whose certificate a new connection gets.
  private static String shown(PoolgateServer poolgate) {
    var factory = AUTHORITY.client().getSocketFactory();
    int port = poolgate.api().server().getPort();
    try (var socket = (SSLSocket) factory.createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
