package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that ask and take no answer, of a server that waits for half a second.
@Timeout(60)
class UntakenAnswersTest {
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int HEADER_TABLE_SIZE = 1;
  private static final int DEFAULT_TABLE = 4096;
  private static final EncryptedPoolgate POOLGATE =
      EncryptedPoolgate.start(
          Map.of("poolgate.connections.response-timeout", Duration.ofMillis(500)));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void anAnswerThatNoWindowIsOpenedForIsGivenUpInSpiteOfPings() {
    try (var connection = POOLGATE.http2()) {
      connection.settings(INITIAL_WINDOW_SIZE, 0).get(1, "/openapi.yml");
      for (var frame = connection.next();
          frame != null && frame.type() != Http2FrameTypes.RST_STREAM;
          frame = connection.next()) {
        connection.ping();
        assertThat(frame.type()).isNotEqualTo(Http2FrameTypes.DATA);
      }
      assertThat(connection.answer(1).error()).isEqualTo((int) Http2Error.CANCEL.code());
    }
  }

  @Test
  void aByteNowAndThenIsNotTakingIt() {
    try (var connection = POOLGATE.http2()) {
      connection.settings(INITIAL_WINDOW_SIZE, 0).get(1, "/openapi.yml");
      for (var frame = connection.next();
          frame != null && frame.type() != Http2FrameTypes.RST_STREAM;
          frame = connection.next()) {
        connection.windowUpdate(1, 1);
      }
      assertThat(connection.answer(1).error()).isEqualTo((int) Http2Error.CANCEL.code());
    }
  }

  @Test
  void anotherAnswerOfTheSameConnectionIsTaken() {
    try (var connection = POOLGATE.http2()) {
      connection.settings(INITIAL_WINDOW_SIZE, 0).get(1, "/openapi.yml");
      assertThat(connection.get(3, "/health/liveness").windowUpdate(3, 1000).answer(3).status())
          .isEqualTo(200);
      assertThat(connection.answer(1).ended()).isTrue();
      assertThat(connection.get(5, "/health/liveness").windowUpdate(5, 1000).answer(5).status())
          .isEqualTo(200);
    }
  }

  @Test
  void whoReadsNothingIsLeft() {
    try (var connection = POOLGATE.http1()) {
      await()
          .until(() -> !connection.sends("GET /openapi.yml HTTP/1.1\r\nHost: x\r\n\r\n".repeat(8)));
    }
  }

  @Test
  void whoReadsNothingOfHttp2IsLeftToo() {
    try (var connection = POOLGATE.http2()) {
      connection.windowUpdate(0, Integer.MAX_VALUE >> 1);
      connection.settings(INITIAL_WINDOW_SIZE, Integer.MAX_VALUE);
      for (int stream = 1; stream < 100; stream += 2) {
        connection.get(stream, "/openapi.yml");
      }
      await().until(() -> !connection.sendsPing());
    }
  }

  /// Its encoder would say how large a table it keeps (RFC 7541 §6.3).
  @Test
  void theClientDoesNotChooseHowMuchIsRememberedOfAnswers() {
    try (var connection = POOLGATE.http2()) {
      connection.settings(HEADER_TABLE_SIZE, 1 << 30).ping();
      connection.await(Http2FrameTypes.PING);
      var block = connection.get(1, "/health/liveness").await(Http2FrameTypes.HEADERS).payload();
      assertThat(sizes(block)).allMatch(size -> size <= DEFAULT_TABLE);
    }
  }

  private static List<Integer> sizes(ByteBuffer block) {
    var sizes = new ArrayList<Integer>();
    while ((block.get(block.position()) & 0xE0) == 0x20) {
      int size = block.get() & 0x1F;
      if (size == 0x1F) {
        for (int shift = 0, more = 0x80; more >= 0x80; shift += 7) {
          more = block.get() & 0xFF;
          size += (more & 0x7F) << shift;
        }
      }
      sizes.add(size);
    }
    return sizes;
  }
}
