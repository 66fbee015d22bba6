package io.poolgate.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies at forward authentication, of which proxies tell and which they may keep: they are not
/// waited for, and no request is found in them.
@Timeout(60)
@ExtendWith(PoolgateExtension.class)
class UnreadBodyTest {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());
  private static final int LENGTH = 1000;
  private static final String NEXT = "GET /v1/config HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String CHUNK = Integer.toHexString(NEXT.length()) + "\r\n" + NEXT + "\r\n";

  private final PoolgateServer inClear;

  UnreadBodyTest(PoolgateServer inClear) {
    this.inClear = inClear;
  }

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  record Body(String path, String fields, String bytes) {}

  static Stream<Body> bodies() {
    return Stream.of("/v1/verify", "/v1/verify/proxied", "/v1/verify/proxied/x?y")
        .flatMap(path ->
            Stream.of(
                new Body(path, "Content-Length: 39", ""),
                new Body(path, "Content-Length: 39", NEXT),
                new Body(path, "Content-Length: 1", NEXT.repeat(3)),
                new Body(path, "Content-Length: 100000000", NEXT),
                new Body(path, "Content-Length: 39\r\nConnection: close", NEXT),
                new Body(path, "Content-Length: 39\r\nExpect: 100-continue", ""),
                new Body(path, "Content-Length: 39\r\nExpect: 100-continue", NEXT),
                new Body(path, "Content-Length: 39\r\nContent-Type: text/plain", NEXT),
                new Body(path, "Transfer-Encoding: chunked", ""),
                new Body(path, "Transfer-Encoding: chunked", NEXT),
                new Body(path, "Transfer-Encoding: chunked", CHUNK + "0\r\n\r\n" + NEXT)));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyIsNeitherWaitedForNorRead(Body body) {
    try (var connection = POOLGATE.http1()) {
      connection.send(head("GET", body.path(), body.fields()) + body.bytes());
      assertLast(connection, 204);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/verify/proxied, 204",
    "PUT, /v1/verify/proxied/x, 204",
    "POST, /v1/verify, 405",
    "HEAD, /v1/verify, 204"
  })
  void soItIsWithAnyMethod(String method, String path, int status) {
    try (var connection = POOLGATE.http1()) {
      connection.send(head(method, path, "Content-Length: 39") + NEXT);
      assertLast(connection, status);
    }
  }

  @Test
  void soItIsWithoutAToken() {
    try (var connection = POOLGATE.http1()) {
      var head = "GET /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 39\r\n\r\n";
      assertLast(connection.send(head + NEXT), 401);
    }
  }

  @Test
  void whatCameBeforeIsAnswered() {
    try (var connection = POOLGATE.http1()) {
      connection.send(NEXT + NEXT + head("GET", "/v1/verify", "Content-Length: 39") + NEXT);
      assertThat(connection.receive().status()).isEqualTo(200);
      assertThat(connection.receive().status()).isEqualTo(200);
      assertLast(connection, 204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Content-Length: 0", "Content-Length: 0\r\nContent-Type: a/b"})
  void withoutABodyTheConnectionGoesOn(String fields) {
    try (var connection = POOLGATE.http1()) {
      for (int i = 0; i < 2; i++) {
        var answer = connection.send(head("GET", "/v1/verify", fields)).receive();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.announcesEnd()).isFalse();
      }
    }
  }

  /// As nginx asks, unless it is told otherwise.
  @ParameterizedTest
  @ValueSource(strings = {"Connection: close", "Connection: keep-alive", "X: y"})
  void soItIsOverHttp10(String fields) {
    try (var connection = POOLGATE.http1()) {
      var head = head("GET", "/v1/verify", fields + "\r\nContent-Length: 39");
      assertLast(connection.send(head.replace("HTTP/1.1", "HTTP/1.0") + NEXT), 204);
    }
  }

  /// A reset would take the answer from it.
  @Test
  void aClientThatIsStillSendingGetsItsAnswer() {
    try (var encrypted = POOLGATE.http1();
        var plain = new RawConnection(inClear.api().server())) {
      assertAnswered(encrypted, token());
      assertAnswered(plain, inClear.pool().token().sign());
    }
  }

  private static void assertAnswered(RawConnection connection, String token) {
    connection.send(
        "POST /v1/verify/proxied HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                .formatted(token)
            + "Content-Length: 4000000\r\n\r\n");
    for (int i = 0; i < 10; i++) {
      connection.send("x".repeat(100_000));
    }
    assertLast(connection, 204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/verify", "/v1/verify/proxied/x"})
  void overHttp2TheStreamEndsWithoutAnError(String path) {
    try (var connection = POOLGATE.http2()) {
      open(connection, 1, path);
      assertThat(connection.answer(1).status()).isEqualTo(204);
      connection.data(1, false, NEXT.getBytes(US_ASCII));
      var reset = connection.await(Http2FrameTypes.RST_STREAM);
      assertThat(reset.number(0)).isEqualTo((int) Http2Error.NO_ERROR.code());
      assertThat(connection.get(3, "/health/liveness").answer(3).status()).isEqualTo(200);
    }
  }

  @Test
  void oneThatEndsByItselfIsNotReset() {
    try (var connection = POOLGATE.http2()) {
      open(connection, 1, "/v1/verify");
      connection.data(1, true, new byte[LENGTH]);
      open(connection, 3, "/v1/verify");
      assertThat(connection.answer(1).status()).isEqualTo(204);
      connection.await(Http2FrameTypes.RST_STREAM);
      assertThat(connection.answer(3).error()).isEqualTo((int) Http2Error.NO_ERROR.code());
      assertThat(connection.answer(1).error()).isEqualTo(-1);
    }
  }

  private static void open(RawHttp2 connection, int stream, String path) {
    connection.headers(
        stream,
        false,
        Http2Fields.of(
            "GET",
            path,
            "authorization",
            "Bearer " + token(),
            "content-length",
            String.valueOf(LENGTH),
            "expect",
            "100-continue"));
  }

  private static void assertLast(RawConnection connection, int status) {
    var answer = connection.receive();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.announcesEnd()).isTrue();
    connection.sends(NEXT);
    assertThat(connection.ends()).as("and nothing else is answered").isTrue();
  }

  private static String head(String method, String path, String fields) {
    return "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
        .formatted(method, path, token(), fields);
  }

  private static String token() {
    return POOLGATE.server().pool().token().sign();
  }
}
