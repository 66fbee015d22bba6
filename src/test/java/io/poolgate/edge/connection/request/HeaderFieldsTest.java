package io.poolgate.edge.connection.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Http2Bytes;
import io.poolgate.edge.connection.EncryptedPoolgate;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
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
