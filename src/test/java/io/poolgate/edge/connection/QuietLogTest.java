package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.LogLines;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that go away while answers are due, break off, or send what is nothing: they are no
/// news, and fill no log.
@Timeout(60)
class QuietLogTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final byte[] SIGN_IN =
      credentials(newEmail(), newPassword()).getBytes(StandardCharsets.UTF_8);
  private static final int REQUESTS = 20;
  private static final int CANCEL = 8;

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    poolgate =
        PoolgateServer.start(new PemFiles(folder).write(AUTHORITY.issue("one")).properties());
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @BeforeEach
  void slowPool() {
    poolgate.pool().faults().on("InitiateAuth").delay(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "garbage", "broken TLS", "half a frame"})
  void anHttp2ClientThatEndsItsConnectionIsNoNews(String way) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = LogLines.ofAccess();
        var socket = connect();
        var tls = secured(socket, "h2")) {
      signIn(new RawHttp2(tls).settings());
      end(way, socket, tls);
      await().until(() -> access.lines().size() > REQUESTS);
      assertThat(log.news()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Http2FrameTypes.RST_STREAM,
        Http2FrameTypes.GO_AWAY,
        Http2FrameTypes.SETTINGS,
        Http2FrameTypes.WINDOW_UPDATE,
        Http2FrameTypes.HEADERS,
        Http2FrameTypes.DATA
      })
  void anHttp2ClientThatLosesItsWayIsNoNews(int type) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = LogLines.ofAccess();
        var socket = connect();
        var connection = new RawHttp2(secured(socket, "h2")).settings()) {
      signIn(connection);
      for (int stream = 1; stream < 2 * REQUESTS; stream += 2) {
        switch (type) {
          case Http2FrameTypes.RST_STREAM -> connection.reset(stream, CANCEL);
          case Http2FrameTypes.GO_AWAY -> connection.frame(type, 0, 0, new byte[8]);
          case Http2FrameTypes.SETTINGS -> connection.settings(4, stream % 3);
          case Http2FrameTypes.WINDOW_UPDATE -> connection.windowUpdate(stream, Integer.MAX_VALUE);
          default ->
              connection.reset(stream, CANCEL).frame(type, 5, stream, new byte[] {(byte) 0x82});
        }
      }
      await().until(() -> access.lines().size() > REQUESTS);
      assertThat(log.news()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "garbage", "broken TLS"})
  void anHttp1ClientIsNoNews(String way) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = LogLines.ofAccess();
        var socket = connect();
        var tls = secured(socket, "http/1.1")) {
      var json = new String(SIGN_IN, StandardCharsets.UTF_8);
      new RawConnection(tls).post("/v1/sign-in", json).post("/v1/sign-in", json);
      end(way, socket, tls);
      await().until(() -> access.lines().size() >= 2);
      assertThat(log.news()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0003\u0000\u0004abcd",
        "\u0016\u0003",
        ""
      })
  void aClientWithoutTlsIsNoNews(String text) throws IOException {
    try (var log = LogLines.ofErrors();
        var served = secured(connect(), "http/1.1")) {
      for (int linger = -1; linger <= 0; linger++) {
        try (var socket = connect()) {
          socket.setSoLinger(linger == 0, 0);
          socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      for (int i = 0; i < 3; i++) { // after the server has seen to the others
        assertThat(new RawConnection(served).get("/health/liveness").receive().status())
            .isEqualTo(200);
      }
      assertThat(log.news()).isEmpty();
    }
  }

  /// Until all of it has arrived: what is under way is lost with a reset.
  private static void signIn(RawHttp2 connection) {
    var requests = poolgate.pool().requests();
    long before = requests.count("InitiateAuth");
    for (int stream = 1; stream < 2 * REQUESTS; stream += 2) {
      connection.headers(
          stream,
          false,
          ":method",
          "POST",
          ":scheme",
          "https",
          ":authority",
          "localhost",
          ":path",
          "/v1/sign-in",
          "content-type",
          "application/json");
      connection.data(stream, true, SIGN_IN);
    }
    connection.get(2 * REQUESTS + 1, "/nowhere");
    await().until(() -> requests.count("InitiateAuth") == before + REQUESTS);
  }

  private static void end(String way, Socket socket, SSLSocket tls) throws IOException {
    switch (way) {
      case "close" -> socket.close();
      case "reset" -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case "garbage" -> tls.getOutputStream().write(new byte[1000]);
      case "half a frame" -> {
        tls.getOutputStream().write(new byte[] {0, 0, 100, 0, 0, 0, 0, 0, 1, 1});
        socket.close();
      }
      default -> socket.getOutputStream().write(new byte[1000]);
    }
  }

  private static Socket connect() throws IOException {
    return new Socket("localhost", poolgate.api().server().getPort());
  }

  private static SSLSocket secured(Socket socket, String protocol) throws IOException {
    var factory = AUTHORITY.client().getSocketFactory();
    var tls = (SSLSocket) factory.createSocket(socket, "localhost", socket.getPort(), true);
    var parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    tls.setSSLParameters(parameters);
    return tls;
  }
}
