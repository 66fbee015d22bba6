package io.poolgate.edge.connection;

import static io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate.ASKING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.Tool;
import io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate;
import io.poolgate.edge.connection.proxyprotocol.ProxyHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/2 in clear beside HTTP/1.1, from strangers and from a proxy that names its source, in a
/// server that waits for a second.
@Timeout(60)
class PriorKnowledgeTest {
  private static final byte[] SOURCE =
      ProxyHeader.text("PROXY TCP4 203.0.113.7 10.0.0.1 51312 443");
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int MOST_AWAITED = 16;
  private static final int MOST_FIELDS = 100;
  private static final ProxiedPoolgate POOLGATE =
      ProxiedPoolgate.start(
          Map.of("poolgate.edge.h2c", true, "poolgate.connections.request-timeout", "1s"));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void bothVersionsAreSpoken() {
    try (var http2 = http2();
        var http1 = POOLGATE.stranger()) {
      assertThat(http2.get(1, "/health/liveness").answer(1).status()).isEqualTo(200);
      assertThat(http2.get(3, "/health/liveness").answer(3).status()).isEqualTo(200);
      assertThat(http1.get("/health/liveness").receive().status()).isEqualTo(200);
      assertThat(http1.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).isEqualTo("127.0.0.2");
    }
  }

  @Test
  void curlSpeaksIt() throws Exception {
    var url = POOLGATE.server().api().server() + "/health/liveness";
    var arguments =
        new String[] {"-sS", "-o", "/dev/null", "-w", "%{http_version} %{http_code}", url};
    assertThat(curl(arguments, "--interface", "127.0.0.2", "--http2-prior-knowledge"))
        .isEqualTo("2 200");
    assertThat(curl(arguments, "--interface", "127.0.0.2", "--http2"))
        .as("no upgrade to it")
        .isEqualTo("1.1 200");
    assertThat(curl(arguments, "--haproxy-protocol", "--http2-prior-knowledge")).isEqualTo("2 200");
    assertThat(curl(arguments, "--haproxy-protocol")).isEqualTo("1.1 200");
  }

  private static String curl(String[] arguments, String... more) throws Exception {
    var all = new ArrayList<>(List.of(more));
    all.addAll(List.of(arguments));
    return Tool.CURL.run(all.toArray(String[]::new)).strip();
  }

  @Test
  void aProxysSourceIsTheClient() throws IOException {
    try (var connection = proxied(false)) {
      assertAnswered(connection);
    }
    try (var connection = proxied(true)) {
      assertAnswered(connection);
    }
    try (var proxy = POOLGATE.proxy()) {
      assertThat(proxy.send(ProxyHeader.then(SOURCE, ASKING)).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).isEqualTo("203.0.113.7");
    }
  }

  private static void assertAnswered(RawHttp2 connection) {
    connection.settings().headers(1, false, Http2Fields.post("/v1/forgot-password"));
    connection.data(1, true, "{\"username\":\"ada@example.com\"}".getBytes(UTF_8));
    assertThat(connection.answer(1).status()).isEqualTo(202);
    assertThat(POOLGATE.seen()).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\n",
        "\r\nGET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void whatIsNotThePrefaceIsHttp1ByteByByteToo(String request) {
    try (var whole = POOLGATE.stranger();
        var slow = POOLGATE.stranger()) {
      for (int i = 0; i < request.length(); i++) {
        slow.sends(request.substring(i, i + 1));
      }
      int status = whole.send(request).receive().status();
      assertThat(status).isIn(200, 400, 404, 405, 501, 505);
      assertThat(slow.receive().status()).isEqualTo(status);
    }
  }

  @Test
  void noUpgradeToItIsTaken() {
    try (var connection = POOLGATE.stranger()) {
      for (int i = 0; i < 2; i++) {
        connection.send(
            "GET /health/liveness HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
        assertThat(connection.receive().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void theManagementPortDoesNotSpeakIt() {
    try (var connection = new RawConnection(POOLGATE.server().management().server())) {
      assertThat(connection.send(PREFACE).receive().status()).isEqualTo(505);
    }
    try (var silent = new RawConnection(POOLGATE.server().management().server())) {
      assertThat(silent.send("GET /hea").ends()).as("within the request's time").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r", "G", "GET /health HTTP/1.1\r\nX"})
  void whatStopsHalfWayIsGivenUp(String part) {
    try (var connection = POOLGATE.stranger()) {
      assertThat(connection.send(part).ends()).isTrue();
    }
  }

  @Test
  void aConnectionWithoutARequestIsGivenUp() {
    try (var connection = http2()) {
      connection.awaitEnd();
    }
  }

  @Test
  void aConnectionMayRestBetweenRequests() throws IOException {
    var get = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
    try (var stranger = POOLGATE.stranger();
        var proxy = POOLGATE.proxy();
        var later = POOLGATE.proxy();
        var http2 = http2()) {
      stranger.send(get).receive();
      proxy.send(ProxyHeader.then(SOURCE, get)).receive();
      later.send(SOURCE).send(get).receive();
      http2.get(1, "/health/liveness").answer(1);
      try (var silent = POOLGATE.stranger()) {
        assertThat(silent.ends()).as("the time is over").isTrue();
      }
      assertThat(stranger.send(get).receive().status()).isEqualTo(200);
      assertThat(proxy.send(get).receive().status()).isEqualTo(200);
      assertThat(later.send(get).receive().status()).isEqualTo(200);
      assertThat(http2.get(3, "/health/liveness").answer(3).status()).isEqualTo(200);
    }
  }

  /// Of a few bounds that this server adds to Netty's, one each.
  @Test
  void theBoundsOfHttp2Hold() {
    try (var connection = http2()) {
      for (int i = 0; i < MOST_AWAITED; i++) {
        connection.headers(2 * i + 1, false, Http2Fields.post("/v1/sign-in"));
      }
      int further = 2 * MOST_AWAITED + 1;
      connection.headers(further, false, Http2Fields.post("/v1/sign-in"));
      assertThat(connection.answer(further).error())
          .isEqualTo((int) Http2Error.REFUSED_STREAM.code());
      assertThat(connection.answer(1).error())
          .as("not whole within a second")
          .isEqualTo((int) Http2Error.CANCEL.code());
      var fields = IntStream.range(0, MOST_FIELDS).boxed().flatMap(i -> Stream.of("x" + i, "y"));
      int many = further + 2;
      connection.headers(many, true, Http2Fields.changed("x|y", fields.toArray(String[]::new)));
      assertThat(connection.answer(many).status()).isEqualTo(431);
      int bad = many + 2;
      connection.headers(bad, true, Http2Fields.changed("-:path"));
      assertThat(connection.answer(bad).error()).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
    }
  }

  @Test
  void aClientIsToldThatTheServerEnds() {
    try (var ending =
            PoolgateServer.start(
                Map.of("poolgate.edge.h2c", true, "poolgate.shutdown.grace", "1h"));
        var connection = new RawHttp2(new ProxiedPoolgate(ending).socket("127.0.0.1")).settings()) {
      assertThat(connection.get(1, "/health/liveness").answer(1).status()).isEqualTo(200);
      var end = ending.end();
      assertThat(connection.await(Http2FrameTypes.GO_AWAY).number(0)).isEqualTo(Integer.MAX_VALUE);
      connection.awaitEnd();
      end.join();
    }
  }

  private static RawHttp2 http2() {
    return new RawHttp2(POOLGATE.socket("127.0.0.2")).settings();
  }

  /// A connection whose first bytes are the source.
  ///
  /// @param slow whether each byte comes by itself
  private static RawHttp2 proxied(boolean slow) throws IOException {
    var socket = POOLGATE.socket("127.0.0.1");
    socket.setTcpNoDelay(true);
    for (byte one : SOURCE) {
      socket.getOutputStream().write(one);
    }
    return new RawHttp2(slow ? new SlowSocket(socket) : socket);
  }

  /// Sends byte by byte.
  private static final class SlowSocket extends Socket {
    private final Socket socket;

    SlowSocket(Socket socket) {
      this.socket = socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      var out = socket.getOutputStream();
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          out.write(octet);
        }
      };
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
