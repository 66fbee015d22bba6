package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.Http2Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.Http2Fields;
import io.poolgate.edge.telemetry.CapturedLines;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are compressed for who takes them: what caches and the access log are told of them.
@Timeout(60)
class AnswerSizeTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final String ORIGIN = "https://app.example.com";
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int LARGE = 1 << 24;
  private static final Pattern BYTES = Pattern.compile("\"bytes\":(\\d+),");

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    var properties =
        new HashMap<String, Object>(
            new PemFiles(folder).write(AUTHORITY.issue("one")).properties());
    properties.put("poolgate.allowed-origins", ORIGIN);
    poolgate = PoolgateServer.start(properties);
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /problems, gzip",
    "GET, /problems, deflate",
    "GET, /problems, identity",
    "GET, /openapi.yml, gzip",
    "GET, /openapi-proxies.yml, gzip",
    "GET, /v1/config, gzip",
    "HEAD, /problems, gzip",
    "HEAD, /v1/config, identity",
    "GET, /nowhere, gzip",
    "FOO, /nowhere, gzip",
    "POST, /v1/sign-out, gzip"
  })
  void theAccessLogHasTheBytesThatWereSent(String method, String path, String coding)
      throws IOException {
    try (var log = CapturedLines.listen()) {
      long http2 = overHttp2(method, path, coding);
      assertThat(logged(log, "two")).isEqualTo(http2);
      long http1 = overHttp1(method, path, coding);
      assertThat(logged(log, "one")).isEqualTo(http1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity"})
  void cachesAreToldThatItDependsOnTheCoding(String coding) throws IOException {
    var head = http1("HEAD", "/problems", coding, "");
    assertThat(head).containsIgnoringCase("\r\nvary: accept-encoding\r\n");
    var whole = http1("GET", "/problems", coding, "");
    assertThat(whole).containsIgnoringCase("\r\nvary: accept-encoding\r\n");
    assertThat(whole.toLowerCase(Locale.ROOT).contains("\r\ncontent-encoding: gzip\r\n"))
        .isEqualTo(coding.equals("gzip"));
  }

  @Test
  void andThatItDependsOnTheOrigin() throws IOException {
    assertThat(http1("GET", "/problems", "gzip", "Origin: " + ORIGIN + "\r\n"))
        .containsIgnoringCase("\r\nvary: accept-encoding\r\n")
        .containsIgnoringCase("\r\nvary: origin\r\n");
  }

  @ParameterizedTest
  @CsvSource({"gzip, gzip", "*, ''", "'gzip;q=0, *', ''", "'br, zstd, deflate, snappy', ''"})
  void noOtherCodingIsChosen(String accepted, String chosen) throws IOException {
    assertThat(http2("GET", "/problems", "accept-encoding", accepted).header("content-encoding"))
        .isEqualTo(chosen);
    assertThat(
            http1("GET", "/problems", accepted, "")
                .toLowerCase(Locale.ROOT)
                .contains("\r\ncontent-encoding: "))
        .isEqualTo(!chosen.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, application/problem+json, 200, application/json",
    "GET, application/json;charset=utf-16, 200, application/json",
    "GET, 'application/json;q=0, */*', 406, application/problem+json",
    "HEAD, application/*, 200, application/json",
    "HEAD, text/html, 406, application/problem+json"
  })
  void theTypeIsChosenAlikeOverHttp2(String method, String accept, int status, String type) {
    var answer = http2(method, "/v1/config", "accept", accept);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo(type);
  }

  @Test
  void noBodyHasAnyTypeOverHttp2() {
    var form = "application/x-www-form-urlencoded";
    assertThat(http2("POST", "/v1/sign-out", "content-type", form).text())
        .contains("A refresh token is required");
  }

  private static long logged(CapturedLines.Listening log, String id) {
    var mark = "\"requestId\":\"" + id + "\"";
    await().until(() -> log.lines().stream().anyMatch(line -> line.contains(mark)));
    var line = log.lines().stream().filter(text -> text.contains(mark)).findFirst().orElseThrow();
    var bytes = BYTES.matcher(line);
    assertThat(bytes.find()).isTrue();
    return Long.parseLong(bytes.group(1));
  }

  private static long overHttp1(String method, String path, String coding) throws IOException {
    var answer = http1(method, path, coding, "X-Request-Id: one\r\n");
    return answer.substring(answer.indexOf("\r\n\r\n") + 4).length();
  }

  private static long overHttp2(String method, String path, String coding) {
    return http2(method, path, "accept-encoding", coding, "x-request-id", "two").body().remaining();
  }

  private static Http2Answer http2(String method, String path, String... fields) {
    try (var connection = RawHttp2.connect(server(), AUTHORITY.client())) {
      connection.settings(INITIAL_WINDOW_SIZE, LARGE).windowUpdate(0, LARGE);
      return connection.headers(1, true, Http2Fields.of(method, path, fields)).answer(1);
    }
  }

  /// All that comes, a char for each byte.
  private static String http1(String method, String path, String coding, String fields)
      throws IOException {
    try (var socket =
        AUTHORITY.client().getSocketFactory().createSocket("localhost", server().getPort())) {
      var connection = new RawConnection(socket);
      connection.send(
          "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: %s\r\n%s\r\n"
              .formatted(method, path, coding, fields));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static URI server() {
    return poolgate.api().server();
  }
}
