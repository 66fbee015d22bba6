package io.poolgate.edge.connection.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.Http2Bytes;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many header fields a request may have, whatever they weigh on the wire.
class HeaderFieldsTest {
  private static final int MOST = 100;
  private static final int ACCEPT_CHARSET = 15;
  private static final int WITH_INDEXING = 0x40;
  private static final int FIRST_OF_DYNAMIC_TABLE = 62;
  private static final int PART = 16_000;
  private static final int MAX_HEADER_LIST_SIZE = 6;
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void someAreServed() {
    assertThat(http1("Host: localhost\r\n" + "a:\r\n".repeat(MOST - 1))).isEqualTo(200);
    assertThat(http2(IntStream.range(1, MOST).mapToObj(i -> "x-" + i).toList())).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:\r\n", "a: b\r\n", "Cookie: a=b\r\n", "Accept: */*\r\n"})
  void oneMoreIsTooMany(String field) {
    assertThat(http1("Host: localhost\r\n" + field.repeat(MOST))).isEqualTo(431);
  }

  @Test
  void asManyAsFitIntoTheirBytesAreTooMany() {
    assertThat(http1("Host: localhost\r\n" + "a:\r\n".repeat(4070))).isEqualTo(431);
  }

  @Test
  void aProblemSaysSo() {
    try (var connection = POOLGATE.http1()) {
      connection.send("GET /health HTTP/1.1\r\nHost: x\r\n" + "a:\r\n".repeat(MOST) + "\r\n");
      var answer = connection.receive();
      assertThat(answer.body()).contains("headers_too_large");
      assertThat(connection.ends()).isTrue();
    }
  }

  @Test
  void trailersAreCountedToo() {
    try (var connection = POOLGATE.http1()) {
      connection.send(
          "POST /v1/sign-out HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
              + "a:\r\n".repeat(MOST + 1)
              + "\r\n");
      assertThat(connection.receive().status()).isIn(400, 431);
      assertThat(connection.ends()).isTrue();
    }
  }

  static Stream<List<String>> tooManyOfHttp2() {
    return Stream.of(
        IntStream.rangeClosed(0, MOST).mapToObj(i -> "x-" + i).toList(),
        Stream.generate(() -> "a").limit(MOST + 1).collect(Collectors.toList()),
        Stream.generate(() -> "cookie").limit(300).collect(Collectors.toList()));
  }

  @ParameterizedTest
  @MethodSource("tooManyOfHttp2")
  void ofHttp2TheyAreTheSame(List<String> names) {
    assertThat(http2(names)).isEqualTo(431);
  }

  /// One byte stands for a field of the static table (RFC 7541 §6.1).
  @Test
  void oneByteEachIsTooMuch() {
    try (var connection = POOLGATE.http2()) {
      assertThat(connection.headers(1, true, get(indexed(ACCEPT_CHARSET))).answer(1).status())
          .isEqualTo(431);
      assertThat(connection.get(3, "/health/liveness").answer(3).status())
          .as("on the same connection")
          .isEqualTo(200);
    }
  }

  /// Nor for one that was sent before (RFC 7541 §2.3.2), however long it is.
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 4000})
  void theTableMultipliesNothing(int length) {
    try (var connection = POOLGATE.http2()) {
      var block = new ByteArrayOutputStream();
      block.write(WITH_INDEXING);
      block.writeBytes(Http2Bytes.string("x"));
      block.writeBytes(Http2Bytes.string("y".repeat(length)));
      block.writeBytes(indexed(FIRST_OF_DYNAMIC_TABLE));
      assertThat(connection.headers(1, true, get(block.toByteArray())).answer(1).status())
          .isEqualTo(431);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16_300, 17_000, 20_400, 60_000, 130_000})
  void onesThatAreTooLargeAreAProblem(int size) {
    try (var connection = POOLGATE.http2()) {
      inParts(connection, 1, get(literal("x", "y".repeat(size))), true);
      assertTooLarge(connection, 1);
    }
  }

  @Test
  void soAreManySmallOnesAndACookieInCrumbs() {
    var small = new ByteArrayOutputStream();
    IntStream.range(0, 3_000).forEach(i -> small.writeBytes(literal("x-" + i, "")));
    var crumbs = new ByteArrayOutputStream();
    IntStream.range(0, 90).forEach(i -> crumbs.writeBytes(literal("cookie", "a".repeat(200))));
    try (var connection = POOLGATE.http2()) {
      inParts(connection, 1, get(small.toByteArray()), true);
      assertTooLarge(connection, 1);
      inParts(connection, 5, get(crumbs.toByteArray()), true);
      assertTooLarge(connection, 5);
    }
  }

  @Test
  void soIsOneBeforeABody() {
    try (var connection = POOLGATE.http2()) {
      inParts(connection, 1, get(literal("x", "y".repeat(20_000))), false);
      connection.data(1, false, new byte[100]);
      assertTooLarge(connection, 1);
    }
  }

  /// Else the next field that is named by its number would be another (RFC 7541 §2.3.2).
  @Test
  void theTableStaysInStep() {
    try (var connection = POOLGATE.http2()) {
      var block = new ByteArrayOutputStream();
      block.write(WITH_INDEXING);
      block.writeBytes(Http2Bytes.string("x-request-id"));
      block.writeBytes(Http2Bytes.string("remembered"));
      block.writeBytes(literal("x", "y".repeat(100_000)));
      inParts(connection, 1, get(block.toByteArray()), true);
      assertTooLarge(connection, 1);
      var next = get(new byte[] {(byte) (0x80 | FIRST_OF_DYNAMIC_TABLE)});
      var answer = connection.headers(5, true, next).answer(5);
      assertThat(answer.header("x-request-id")).isEqualTo("remembered");
    }
  }

  @Test
  void theClientIsToldTheLimit() {
    try (var connection = POOLGATE.http2()) {
      int limit = 0;
      for (int i = 0; i < 2; i++) {
        limit = maxHeaderListSize(connection.await(Http2FrameTypes.SETTINGS).payload());
      }
      assertThat(limit).isEqualTo(16 << 10);
    }
  }

  private static int maxHeaderListSize(ByteBuffer settings) {
    var rest = settings.duplicate();
    int found = 0;
    while (rest.hasRemaining()) {
      short id = rest.getShort();
      int value = rest.getInt();
      found = id == MAX_HEADER_LIST_SIZE ? value : found;
    }
    return found;
  }

  private static void assertTooLarge(RawHttp2 connection, int stream) {
    var answer = connection.answer(stream);
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.text()).contains("headers_too_large");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    int next = stream + 2;
    assertThat(connection.get(next, "/health/liveness").answer(next).status())
        .as("on the same connection")
        .isEqualTo(200);
  }

  /// In frames of HEADERS and CONTINUATION.
  private static void inParts(RawHttp2 connection, int stream, byte[] block, boolean end) {
    for (int from = 0; from < block.length; from += PART) {
      int to = Math.min(block.length, from + PART);
      int flags =
          (from == 0 && end ? Http2Flags.END_STREAM : 0)
              | (to == block.length ? Http2Flags.END_HEADERS : 0);
      int type = from == 0 ? Http2FrameTypes.HEADERS : Http2FrameTypes.CONTINUATION;
      connection.frame(type, flags, stream, Arrays.copyOfRange(block, from, to));
    }
  }

  private static byte[] literal(String name, String value) {
    return Http2Bytes.block(name, value);
  }

  private static byte[] get(byte[] fields) {
    var block = new ByteArrayOutputStream();
    block.writeBytes(Http2Bytes.block(":method", "GET", ":scheme", "https", ":path", "/health"));
    block.writeBytes(fields);
    return block.toByteArray();
  }

  private static byte[] indexed(int entry) {
    var block = new ByteArrayOutputStream();
    block.writeBytes(String.valueOf((char) (0x80 | entry)).repeat(400).getBytes(ISO_8859_1));
    return block.toByteArray();
  }

  private static int http1(String fields) {
    try (var connection = POOLGATE.http1()) {
      return connection
          .send("GET /health/liveness HTTP/1.1\r\n" + fields + "\r\n")
          .receive()
          .status();
    }
  }

  private static int http2(List<String> names) {
    var fields =
        new ArrayList<>(List.of(":method", "GET", ":scheme", "https", ":authority", "localhost"));
    fields.addAll(List.of(":path", "/health/liveness"));
    names.forEach(name -> fields.addAll(List.of(name, "")));
    try (var connection = POOLGATE.http2()) {
      return connection.headers(1, true, fields.toArray(String[]::new)).answer(1).status();
    }
  }
}
