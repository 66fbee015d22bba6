package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.poolgate.PoolgateServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int ECDHE_RSA_AES_GCM = 0xC02F;

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one", Algorithm.rsa2048));
    poolgate = PoolgateServer.start(files.properties());
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void eitherHttpVersionIsSpoken(Version version) throws Exception {
    var answer = get("/v1/config", version);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(version);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000");
  }

  /// HTTP/2 tells of a body neither by its length nor by Transfer-Encoding.
  @ParameterizedTest
  @EnumSource(Version.class)
  void aBodyOfNoTypeIsNotTakenForJson(Version version) throws Exception {
    var body = "{\"username\":\"ada\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(uri("/v1/sign-in"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    assertThat(send(request, version).statusCode()).isEqualTo(415);
  }

  @Test
  void plainHttpIsNotAnswered() {
    assertThatThrownBy(() -> poolgate.api().get("/v1/config"))
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void theManagementPortStaysPlain() {
    assertThat(poolgate.management().get("/health").json().at("/details/tls/details/certificate"))
        .hasToString("\"CN=one\"");
  }

  @Test
  void tls11IsRefused() throws IOException {
    assertThat(reply(TLS_1_2, ECDHE_RSA_AES_GCM)[0])
        .as("the same message of TLS 1.2")
        .isEqualTo((byte) HANDSHAKE);
    var refusal = reply(TLS_1_1, ECDHE_RSA_AES_GCM);
    assertThat(refusal[0]).isEqualTo((byte) ALERT);
    assertThat(refusal[6]).isEqualTo((byte) PROTOCOL_VERSION);
  }

  /// Of CBC (Lucky 13), or without forward secrecy.
  @ParameterizedTest
  @ValueSource(ints = {0xC013, 0xC014, 0xC027, 0xC028, 0x002F, 0x009C})
  void suitesThatHttp2ForbidsAreRefused(int suite) throws IOException {
    var refusal = reply(TLS_1_2, suite);
    assertThat(refusal[0]).isEqualTo((byte) ALERT);
    assertThat(refusal[6]).isEqualTo((byte) HANDSHAKE_FAILURE);
  }

  private static HttpResponse<String> get(String path, Version version) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build(), version);
  }

  private static HttpResponse<String> send(HttpRequest request, Version version) throws Exception {
    try (var client =
        HttpClient.newBuilder().sslContext(AUTHORITY.client()).version(version).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static URI uri(String path) {
    return URI.create("https://localhost:" + poolgate.api().server().getPort() + path);
  }

  /// The first record that comes back for a ClientHello of that version, with one cipher suite:
  /// Java's own client would not send one of TLS 1.1.
  private static byte[] reply(int version, int suite) throws IOException {
    var hello = ByteBuffer.allocate(64);
    hello.putShort((short) version).put(new byte[32]).put((byte) 0); // random, no session
    hello.putShort((short) 2).putShort((short) suite); // bytes of cipher suites
    hello.put((byte) 1).put((byte) 0); // no compression
    hello.putShort((short) 14); // bytes of extensions
    hello.putShort((short) 10).putShort((short) 4).putShort((short) 2).putShort((short) 23);
    hello.putShort((short) 11).putShort((short) 2).putShort((short) 0x0100); // uncompressed points
    int length = hello.position();
    var message = ByteBuffer.allocate(length + 9);
    message.put((byte) HANDSHAKE).putShort((short) 0x0301).putShort((short) (length + 4));
    message.putInt(0x01000000 | length).put(hello.flip());
    try (var socket = new Socket("localhost", poolgate.api().server().getPort())) {
      socket.getOutputStream().write(message.array());
      return socket.getInputStream().readNBytes(7);
    }
  }
}
