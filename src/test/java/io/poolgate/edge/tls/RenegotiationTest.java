package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that begin another handshake, on whatever JVM and with whatever options it runs.
@Timeout(60)
class RenegotiationTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final int PATIENCE = 3_000; // milliseconds

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one"));
    poolgate = PoolgateServer.start(files.properties());
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/1.1", "h2", "neither"})
  void aSecondHandshakeEndsTheConnection(String protocol) throws IOException {
    try (var socket = connect(AUTHORITY.client(), "TLSv1.2", protocol)) {
      socket.startHandshake();
      handshakeAgain(socket);
      assertEnds(socket);
    }
  }

  @Test
  void soItDoesBetweenRequests() throws IOException {
    try (var socket = connect(AUTHORITY.client(), "TLSv1.2", "http/1.1")) {
      assertServed(socket);
      handshakeAgain(socket);
      assertEnds(socket);
    }
  }

  @Test
  void soItDoesInAResumedSession() throws IOException {
    var client = AUTHORITY.client();
    long created;
    try (var socket = connect(client, "TLSv1.2", "http/1.1")) {
      assertServed(socket);
      created = socket.getSession().getCreationTime();
    }
    try (var socket = connect(client, "TLSv1.2", "http/1.1")) {
      assertServed(socket);
      assertThat(socket.getSession().getCreationTime()).as("it was resumed").isEqualTo(created);
      handshakeAgain(socket);
      assertEnds(socket);
    }
  }

  /// What Java makes of a second handshake in TLS 1.3: new keys, which cost nothing.
  @Test
  void newKeysInTls13AreTaken() throws IOException {
    try (var socket = connect(AUTHORITY.client(), "TLSv1.3", "http/1.1")) {
      assertServed(socket);
      socket.startHandshake();
      assertServed(socket);
    }
  }

  private static SSLSocket connect(SSLContext client, String version, String protocol)
      throws IOException {
    int port = poolgate.api().server().getPort();
    var socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port);
    socket.setEnabledProtocols(new String[] {version});
    if (!protocol.equals("neither")) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
    }
    return socket;
  }

  @SuppressWarnings("resource") // the socket is closed by who opened it
  private static void assertServed(SSLSocket socket) {
    var answer = new RawConnection(socket).get("/health/liveness").receive();
    assertThat(answer.status()).isEqualTo(200);
  }

  /// Without ALPN this time: at a second protocol the JVM itself would give up.
  private static void handshakeAgain(SSLSocket socket) throws IOException {
    var parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[0]);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
  }

  private static void assertEnds(SSLSocket socket) throws IOException {
    socket.setSoTimeout(PATIENCE);
    try {
      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    } catch (SSLException | SocketException ended) {
      assertThat(ended).hasMessageNotContaining("timed out");
    }
  }
}
