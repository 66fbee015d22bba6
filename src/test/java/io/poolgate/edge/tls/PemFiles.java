package io.poolgate.edge.tls;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// A certificate and its key in two files of a folder.
public record PemFiles(Path folder) {
  public Path certificate() {
    return folder.resolve("tls.crt");
  }

  public Path key() {
    return folder.resolve("tls.key");
  }

  /// What points a server at them, and has it look often.
  public Map<String, Object> properties() {
    return Map.of(
        "poolgate.tls.certificate",
        certificate().toString(),
        "poolgate.tls.key",
        key().toString(),
        "poolgate.tls.reload-interval",
        "50ms");
  }

  public PemFiles write(X509Bundle bundle) {
    return write(bundle.getCertificatePathPEM(), bundle.getPrivateKeyPEM());
  }

  PemFiles write(String certificatePem, String keyPem) {
    try {
      Files.createDirectories(folder);
      Files.writeString(certificate(), certificatePem);
      Files.writeString(key(), keyPem);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces them as careful tools do: by files of other names that take theirs.
  void replace(X509Bundle bundle) {
    var next = new PemFiles(folder.resolve("next")).write(bundle);
    try {
      Files.move(next.certificate(), certificate(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(next.key(), key(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder of links that go through one link, `..data`, as Kubernetes mounts a secret.
  static PemFiles linked(Path folder, X509Bundle bundle) throws IOException {
    var files = new PemFiles(folder);
    files.link(bundle);
    Files.createSymbolicLink(files.certificate(), Path.of("..data", "tls.crt"));
    Files.createSymbolicLink(files.key(), Path.of("..data", "tls.key"));
    return files;
  }

  /// Points that link at new files.
  void link(X509Bundle bundle) throws IOException {
    var version = Files.createTempDirectory(folder, "..version");
    new PemFiles(version).write(bundle);
    var next = Files.createSymbolicLink(folder.resolve("..next"), version.getFileName());
    Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }
}
