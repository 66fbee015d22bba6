package io.poolgate.edge.connection.proxyprotocol;

import static io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate.ASKING;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.text;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.then;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import io.poolgate.edge.telemetry.CapturedLines;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The header in front of TLS, in a server that waits for a second.
@Timeout(60)
class ProxiedTlsTest {
  private static final byte[] SOURCE = text("PROXY TCP4 203.0.113.7 10.0.0.1 51312 443");
  private static final EncryptedPoolgate ENCRYPTED = start();
  private static final ProxiedPoolgate POOLGATE = new ProxiedPoolgate(ENCRYPTED.server());
  private static final int HANDSHAKE = 22;

  private static EncryptedPoolgate start() {
    var properties = new HashMap<>(ProxiedPoolgate.PROPERTIES);
    properties.put("poolgate.connections.request-timeout", "1s");
    return EncryptedPoolgate.start(properties);
  }

  @AfterAll
  static void stop() {
    ENCRYPTED.close();
  }

  @Test
  void theSourceIsTheClientOverHttp1() throws IOException {
    try (var connection = new RawConnection(tls("http/1.1"))) {
      assertThat(connection.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).isEqualTo("203.0.113.7");
    }
  }

  @Test
  void theSourceIsTheClientOverHttp2() throws IOException {
    try (var connection = new RawHttp2(tls("h2")).settings()) {
      connection.headers(1, false, Http2Fields.post("/v1/forgot-password"));
      connection.data(1, true, "{\"username\":\"ada@example.com\"}".getBytes(UTF_8));
      assertThat(connection.answer(1).status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).isEqualTo("203.0.113.7");
    }
  }

  @Test
  void aClientHelloMayStandInTheSamePacket() throws IOException {
    try (var socket = POOLGATE.socket("127.0.0.1")) {
      socket.getOutputStream().write(then(SOURCE, clientHello()));
      assertThat(socket.getInputStream().read()).isEqualTo(HANDSHAKE);
    }
  }

  @Test
  void theAccessLogNamesTheSourceOfAHandshakeThatFailed() {
    try (var log = CapturedLines.listen();
        var proxy = POOLGATE.proxy()) {
      proxy.send(then(SOURCE, ASKING));
      await()
          .untilAsserted(() ->
              assertThat(log.lines())
                  .anyMatch(line ->
                      line.contains("\"handshake\":\"not_tls\",\"address\":\"203.0.113.7\"")));
    }
  }

  @Test
  void withoutAHeaderNoHandshakeBegins() throws SSLException {
    try (var proxy = POOLGATE.proxy()) {
      assertThat(proxy.send(clientHello()).ends()).isTrue();
    }
  }

  @Test
  void aStrangerCannotNameASource() throws SSLException {
    try (var stranger = POOLGATE.stranger()) {
      assertThat(stranger.send(then(SOURCE, clientHello())).rest()).doesNotContain("HTTP/");
      assertThat(stranger.ends()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  void aHeaderThatDoesNotComeIsGivenUp(int length) {
    try (var proxy = POOLGATE.proxy()) {
      assertThat(proxy.send(Arrays.copyOf(SOURCE, length)).ends()).isTrue();
    }
  }

  private static Socket tls(String protocol) throws IOException {
    var plain = POOLGATE.socket("127.0.0.1");
    plain.getOutputStream().write(SOURCE);
    var sockets = ENCRYPTED.authority().client().getSocketFactory();
    var socket = (SSLSocket) sockets.createSocket(plain, "localhost", plain.getPort(), true);
    var parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static byte[] clientHello() throws SSLException {
    var engine = ENCRYPTED.authority().client().createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }
}
