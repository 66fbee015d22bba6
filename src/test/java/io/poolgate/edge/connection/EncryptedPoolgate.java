package io.poolgate.edge.connection;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import io.poolgate.token.keys.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/// A Poolgate with a certificate, and raw connections of both versions to it.
public record EncryptedPoolgate(PoolgateServer server, CertificateAuthority authority)
    implements AutoCloseable {
  private static final int ANY_PORT = 0;

  public static EncryptedPoolgate start(Map<String, Object> properties) {
    try {
      var authority = new CertificateAuthority();
      var files = new PemFiles(Files.createTempDirectory("tls")).write(authority.issue("one"));
      var all = new HashMap<>(files.properties());
      all.putAll(properties);
      var server = PoolgateServer.start(all);
      server.context().getBean(KeySource.class).news().join(); // it logs that, maybe into a test
      return new EncryptedPoolgate(server, authority);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawConnection http1() {
    return http1("127.0.0.1");
  }

  /// From an address of this machine, such as `127.0.0.2`.
  public RawConnection http1(String from) {
    try {
      var sockets = authority.client().getSocketFactory();
      return new RawConnection(
          sockets.createSocket(
              "localhost", address().getPort(), InetAddress.getByName(from), ANY_PORT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawHttp2 http2() {
    return RawHttp2.connect(address(), authority.client());
  }

  private URI address() {
    return server.api().server();
  }

  @Override
  public void close() {
    server.close();
  }
}
