package io.poolgate.edge.telemetry;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program writes to its standard output.
class AccessLogTest {
  @TempDir private static Path folder;
  private static LoggedPoolgate poolgate;

  @BeforeAll
  static void start() throws IOException {
    poolgate = start(Map.of("POOLGATE_ALLOWED_ORIGINS", "https://app.example.com"), "access.log");
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @Test
  void aRequestIsOneLine() {
    var answer = poolgate.api().get("/v1/config");
    var line = poolgate.line(answer);
    assertThat(line.at("/time").asText()).startsWith("20").endsWith("Z");
    assertThat(line.at("/method").asText()).isEqualTo("GET");
    assertThat(line.at("/route").asText()).isEqualTo("/v1/config");
    assertThat(line.at("/status").asInt()).isEqualTo(200);
    assertThat(line.at("/durationMs").asDouble()).isPositive();
    assertThat(line.at("/bytes").asInt()).isEqualTo(answer.body().length());
    assertThat(line.at("/address").asText()).isEqualTo("127.0.0.1");
    assertThat(line.has("code")).isFalse();
  }

  @Test
  void aPathIsToldByItsTemplateAlone() {
    assertTold(
        "known",
        "POST",
        "/v1/me/attributes/secret-name/send-code?secret=query",
        401,
        "missing_token");
    assertThat(poolgate.line("known").at("/route").asText())
        .isEqualTo("/v1/me/attributes/{name}/send-code");
    assertTold(
        "unknown-method",
        "GET",
        "/v1/me/devices/secret-device?limit=secret-limit",
        405,
        "method_not_allowed");
    assertThat(poolgate.line("unknown-method").at("/route").asText()).isEqualTo("-");
    assertNoneHas("secret");
  }

  @Test
  void whatTheFrameworkRefusesIsTold() {
    assertTold("unknown", "GET", "/secret/path", 404, "not_found");
    assertTold("wrong-method", "GET", "/v1/sign-in", 405, "method_not_allowed");
    assertTold("too-large", "POST", "/v1/sign-in", 413, "payload_too_large");
    assertTold("no-json", "POST", "/v1/sign-in", 400, "invalid_request");
    assertNoneHas("secret");
  }

  @Test
  void aPreflightIsTold() {
    sendRaw(preflight("https://app.example.com", "allowed"));
    assertThat(poolgate.line("allowed").at("/status").asInt()).isEqualTo(200);
    sendRaw(preflight("https://evil.example.com", "foreign"));
    assertThat(poolgate.line("foreign").at("/status").asInt()).isEqualTo(403);
    sendRaw(preflight("https://app.example.com", "nowhere").replace("/v1/sign-in", "/nowhere"));
    assertThat(poolgate.line("nowhere").at("/status").asInt()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n",
        "Content-Length: 100\r\n\r\n{\"usern",
        "Content-Length: 100\r\nExpect: 100-continue\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"usern",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Content-Type: applic",
        "Bad"
      })
  void aClientThatLeavesBeforeItsRequestIsWholeIsToldByAStatusOfItsOwn(String cut) {
    var id = "left-" + Integer.toHexString(cut.hashCode());
    var me =
        "GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(poolgate.pool().token().sign());
    try (var connection = poolgate.connect()) {
      connection.get("/health/liveness").receive(); // so that all of the rest is one read
      connection.send(me).receive();
      connection.send(
          "POST /v1/sign-in?secret HTTP/1.1\r\nHost: x\r\nX-Request-Id: %s\r\nX: y\r\n%s"
              .formatted(id, cut));
    }
    var line = poolgate.line(id);
    assertThat(line.at("/status").asInt()).isEqualTo(499);
    assertThat(line.has("code")).isFalse();
    assertThat(line.at("/route").asText()).isEqualTo("/v1/sign-in");
    assertThat(line.at("/bytes").asInt()).isZero();
    assertNoneHas("secret");
  }

  private static String preflight(String origin, String id) {
    return "OPTIONS /v1/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nAccess-Control-Request-Method: POST\r\nX-Request-Id: %s\r\n\r\n"
        .formatted(origin, id);
  }

  @Test
  void whatCannotBeDecodedIsTold() {
    sendRaw("GET /secret%zz HTTP/1.1\r\nHost: x\r\n\r\n");
    sendRaw("GET /health HTTP/1.1\r\nBad Header: secret\r\n\r\n");
    sendRaw("GET /health HTTP/1.1\r\nX: secret" + "x".repeat(20_000) + "\r\n\r\n");
    sendRaw("S3CRET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    await()
        .until(() ->
            poolgate.lines().stream().filter(line -> line.contains("\"status\":400,")).count() >= 2
                && poolgate.lines().stream().anyMatch(line -> line.contains("\"status\":431,"))
                && poolgate.lines().stream().anyMatch(line -> line.contains("\"method\":\"-\"")));
    assertNoneHas("secret");
    assertNoneHas("S3CRET");
  }

  @Test
  void noUserIsNamedInClear() {
    var email = newEmail();
    var password = newPassword();
    poolgate.pool().createUser(email, password);
    var tokens = poolgate.api().post("/v1/sign-in", credentials(email, password));
    var token = tokens.text("/tokens/accessToken");
    var me = poolgate.api().call("GET", "/v1/me?token=" + token).bearer(token).wrong().send();
    poolgate.line(me);
    for (var secret : new String[] {email, password, token, me.text("/sub")}) {
      assertNoneHas(secret);
    }
  }

  @Test
  void whereItIsNotWantedNothingIsWritten() throws IOException {
    try (var silent = start(Map.of("POOLGATE_ACCESS_LOG_ENABLED", "false"), "silent.log")) {
      assertThat(silent.api().get("/v1/config").status()).isEqualTo(200);
      silent.terminate();
      assertThat(silent.lines()).isEmpty();
    }
  }

  private static LoggedPoolgate start(Map<String, String> environment, String output)
      throws IOException {
    return LoggedPoolgate.start(environment, folder.resolve(output));
  }

  private static void assertTold(String id, String method, String path, int status, String code) {
    var call = poolgate.api().call(method, path).header("X-Request-Id", id).wrong();
    if (method.equals("POST")) {
      call.json(status == 413 ? "\"" + "secret".repeat(20_000) + "\"" : "secret");
    }
    assertThat(call.send().status()).isEqualTo(status);
    assertThat(poolgate.line(id).at("/status").asInt()).isEqualTo(status);
    assertThat(poolgate.line(id).at("/code").asText()).isEqualTo(code);
  }

  private static void sendRaw(String text) {
    try (var connection = poolgate.connect()) {
      connection.send(text).receive();
    }
  }

  private static void assertNoneHas(String secret) {
    assertThat(poolgate.lines()).noneMatch(line -> line.contains(secret));
  }
}
