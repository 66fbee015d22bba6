package io.poolgate.edge.connection.http2;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.LogLines;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import io.poolgate.edge.connection.LeavingClient;
import io.poolgate.edge.telemetry.CapturedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients of HTTP/2 that go away while answers are due, or lose their way: they are no news, and
/// fill no log.
@Timeout(60)
class QuietHttp2Test {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());
  private static final byte[] SIGN_IN =
      credentials(newEmail(), newPassword()).getBytes(StandardCharsets.UTF_8);
  private static final int REQUESTS = 20;
  private static final int CANCEL = 8;

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @BeforeAll
  static void slowPool() {
    POOLGATE.server().pool().faults().on("InitiateAuth").delay(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "garbage", "broken TLS", "half a frame"})
  void anHttp2ClientThatEndsItsConnectionIsNoNews(String way) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = CapturedLines.listen();
        var client = connect("h2")) {
      signIn(new RawHttp2(client.tls()).settings());
      client.leave(way);
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
        var access = CapturedLines.listen();
        var client = connect("h2")) {
      var connection = new RawHttp2(client.tls()).settings();
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
  @ValueSource(strings = {"close", "reset", "stream"})
  void oneThatLeavesInMidBodyIsToldByAStatusOfItsOwn(String way) throws IOException {
    try (var log = LogLines.ofErrors();
        var access = CapturedLines.listen();
        var client = connect("h2")) {
      var connection = new RawHttp2(client.tls()).settings();
      connection.headers(1, false, Http2Fields.post("/v1/sign-in")).data(1, false, new byte[9]);
      connection.get(3, "/nowhere").answer(3);
      if (way.equals("stream")) {
        connection.reset(1, CANCEL);
      } else {
        client.leave(way);
      }
      await().until(() -> access.lines().size() > 1);
      assertThat(access.lines().getLast())
          .contains("\"route\":\"/v1/sign-in\",\"status\":499,\"durationMs\"");
      assertThat(log.news()).isEmpty();
    }
  }

  /// Each stream is reset as soon as it is opened (CVE-2023-44487).
  @Test
  void aRapidResetIsNoNews() throws IOException {
    try (var log = LogLines.ofErrors();
        var client = connect("h2")) {
      var connection = new RawHttp2(client.tls()).settings();
      resetMany(connection);
      connection.awaitEnd();
      assertThat(log.news()).isEmpty();
    }
  }

  private static void resetMany(RawHttp2 connection) {
    try {
      for (int stream = 1; stream < 2_000; stream += 2) {
        connection.get(stream, "/v1/config").reset(stream, CANCEL);
      }
    } catch (UncheckedIOException ended) {
      // which is what the server does with such a client
    }
  }

  /// Until all of it has arrived: what is under way is lost with a reset.
  private static void signIn(RawHttp2 connection) {
    var requests = POOLGATE.server().pool().requests();
    long before = requests.count("InitiateAuth");
    for (int stream = 1; stream < 2 * REQUESTS; stream += 2) {
      connection
          .headers(stream, false, Http2Fields.post("/v1/sign-in"))
          .data(stream, true, SIGN_IN);
    }
    connection.get(2 * REQUESTS + 1, "/nowhere");
    await().until(() -> requests.count("InitiateAuth") == before + REQUESTS);
  }

  private static LeavingClient connect(String protocol) throws IOException {
    return LeavingClient.connect(POOLGATE.server().api().server(), POOLGATE.authority(), protocol);
  }
}
