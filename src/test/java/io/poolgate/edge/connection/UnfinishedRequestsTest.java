package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.Api;
import io.poolgate.Http2Bytes;
import io.poolgate.RawConnection;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that are never whole, in a server that may hold a mebibyte of them.
@Timeout(60)
class UnfinishedRequestsTest {
  private static final int BUDGET = 1 << 20;
  private static final int MOST_AWAITED = 16;
  private static final String HEAD =
      "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final int PART = 15_000;
  private static final int BLOCK = 8 * PART;
  private static final String[] SIGN_IN = Http2Fields.post("/v1/sign-in");
  private static final EncryptedPoolgate POOLGATE =
      EncryptedPoolgate.start(
          Map.of(
              "poolgate.connections.memory", BUDGET, "poolgate.connections.request-timeout", "1h"));

  /// One for all questions: each connection that stays open counts.
  private static final Api MANAGEMENT = POOLGATE.server().management();

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void whoSendsManyLosesThemAndANewcomerIsServed() {
    var greedy = Stream.generate(UnfinishedRequestsTest::almostWhole).limit(30).toList();
    await().until(() -> shed() > 0);
    try (var newcomer = POOLGATE.http1("127.0.0.2")) {
      assertThat(newcomer.get("/health/liveness").receive().status()).isEqualTo(200);
      assertThat(held()).isLessThanOrEqualTo(BUDGET);
    }
    greedy.forEach(RawConnection::close);
    await().until(() -> held() < BUDGET / 16.0);
  }

  @Test
  void aBodyByteByByteHoldsItsBytes() {
    double before = held();
    try (var connection = POOLGATE.http1()) {
      connection.send(HEAD + "Content-Length: 5000\r\n\r\n");
      for (int i = 0; i < 4_000; i++) {
        connection.send("x");
      }
      await().until(() -> held() > before + 4_000);
      assertThat(held()).isLessThan(before + 40_000);
    }
  }

  @Test
  void ofHttp2AFewAreAwaitedAndFurtherOnesRefused() {
    try (var connection = POOLGATE.http2()) {
      for (int i = 0; i < MOST_AWAITED; i++) {
        connection.headers(2 * i + 1, false, SIGN_IN);
      }
      int further = 2 * MOST_AWAITED + 1;
      assertThat(connection.headers(further, false, SIGN_IN).answer(further).error())
          .isEqualTo((int) Http2Error.REFUSED_STREAM.code());
      int whole = further + 2;
      assertThat(connection.get(whole, "/health/liveness").answer(whole).status()).isEqualTo(200);
      connection.data(1, true, body());
      assertThat(connection.answer(1).status()).isEqualTo(401);
      int next = whole + 2;
      connection.headers(next, false, SIGN_IN).data(next, true, body());
      assertThat(connection.answer(next).status()).as("there is room again").isEqualTo(401);
    }
  }

  @Test
  void ofHttp2OneConnectionHoldsNoMoreThanItMay() {
    try (var connection = POOLGATE.http2()) {
      for (int i = 0; i < MOST_AWAITED; i++) {
        connection.headers(2 * i + 1, false, SIGN_IN);
        for (int part = 0; part < 4; part++) {
          connection.data(2 * i + 1, false, new byte[16_000]);
        }
      }
      connection.awaitEnd();
    }
    try (var newcomer = POOLGATE.http2()) {
      assertThat(newcomer.get(1, "/health/liveness").answer(1).status()).isEqualTo(200);
    }
  }

  @Test
  void whatHasComeOfAHeaderBlockIsHeld() {
    double before = held();
    try (var connection = POOLGATE.http2()) {
      var block =
          Http2Bytes.block(
              ":method", "GET", ":scheme", "https", ":path", "/", "x", "y".repeat(BLOCK));
      connection.frame(Http2FrameTypes.HEADERS, Http2Flags.END_STREAM, 1, part(block, 0));
      for (int from = PART; from < BLOCK - PART; from += PART) {
        connection.frame(Http2FrameTypes.CONTINUATION, 0, 1, part(block, from));
      }
      await().until(() -> held() > before + BLOCK - 2 * PART);
      var last = Arrays.copyOfRange(block, BLOCK - PART, block.length);
      connection.frame(Http2FrameTypes.CONTINUATION, Http2Flags.END_HEADERS, 1, last);
      assertThat(connection.answer(1).status()).isEqualTo(431);
      await().until(() -> held() < before + BLOCK / 2.0);
    }
  }

  private static byte[] part(byte[] block, int from) {
    return Arrays.copyOfRange(block, from, from + PART);
  }

  private static RawConnection almostWhole() {
    return POOLGATE.http1().send(HEAD + "Content-Length: 64000\r\n\r\n" + "x".repeat(63_000));
  }

  private static byte[] body() {
    return credentials(newEmail(), newPassword()).getBytes(UTF_8);
  }

  private static double held() {
    return MANAGEMENT.metric("poolgate_connections_memory_bytes");
  }

  private static double shed() {
    return MANAGEMENT.metric("poolgate_connections_shed_total");
  }
}
