package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import io.poolgate.problem.StartupException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All that holds without a context path, with one.
class ContextPathTest {
  private static final String ORIGIN = "https://app.example.com";

  @AutoClose
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(
          Map.of(
              "micronaut.server.context-path",
              "auth/", // as Micronaut takes it, too
              "poolgate.allowed-origins",
              ORIGIN));

  private final Api api = new Api(POOLGATE.api().server(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"})
  void noMethodOfAnotherServicePassesWithoutAToken(String method) {
    for (var rest :
        new String[] {"", "/", "/x", "?a", "/../../openapi.yml", "/%2e%2e/%2E./health"}) {
      var answer =
          raw(
              method
                  + " /auth/v1/verify/proxied"
                  + rest
                  + " HTTP/1.1\r\nHost: x\r\nOrigin: "
                  + ORIGIN
                  + "\r\nAccess-Control-Request-Method: GET\r\n");
      assertThat(answer).as(rest).matches("(?s)HTTP/1.1 (401|501).*");
    }
  }

  @Test
  void aTokenOpensTheSameRoutes() {
    var token = POOLGATE.pool().token().sign();
    for (var path : new String[] {"/v1/me", "/v1/verify", "/v1/verify/proxied/{x}/../.."}) {
      assertThat(
              raw(
                  "GET /auth%s HTTP/1.1\r\nHost: x\r\nOrigin: https://of.another.service\r\nAuthorization: Bearer %s\r\n"
                      .formatted(path, token)))
          .as(path)
          .matches("(?s)HTTP/1.1 20[04].*");
    }
  }

  @Test
  void tokensAreNotStored() {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    POOLGATE.pool().createUser(email, password);
    var signedIn = api.post("/auth/v1/sign-in", Accounts.credentials(email, password));
    assertThat(signedIn.text("/status")).isEqualTo("authenticated");
    assertThat(signedIn.header("Cache-Control")).contains("no-store");
  }

  /// Without it, what is outside is answered past all filters.
  @ParameterizedTest
  @ValueSource(strings = {"/auth/v1/config", "/auth", "/authority", "/", "/v1/config", "/health"})
  void everyPathPassesTheSameFilters(String path) {
    var answer = api.call("GET", path).header("Origin", ORIGIN).send();
    assertThat(answer.status()).isEqualTo(path.equals("/auth/v1/config") ? 200 : 404);
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a b\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw("PURGE " + path + " HTTP/1.1\r\nHost: x\r\n")).startsWith("HTTP/1.1 501");
  }

  @Test
  void linksHaveThePrefix() {
    var type = api.get("/auth/v1/me").text("/type");
    assertThat(type).isEqualTo("/auth/problems/missing_token");
    assertThat(api.get(type).text("/type")).isEqualTo(type);
    assertThat(api.get("/auth/problems").texts("/problems", "type"))
        .contains(type)
        .allMatch(each -> each.startsWith("/auth/problems/"));
    assertThat(raw("GET /auth/v1/config HTTP/9.9\r\nHost: x\r\n"))
        .contains("\"/auth/problems/invalid_request\"");
    for (var document : new String[] {"openapi.yml", "openapi-proxies.yml"}) {
      assertThat(server(api.get("/auth/" + document))).isEqualTo("/auth");
    }
  }

  @Test
  void healthIsBelowItOnBothPorts() {
    assertThat(api.get("/auth/health/liveness").status()).isEqualTo(200);
    assertThat(POOLGATE.management().get("/auth/health/readiness").status()).isEqualTo(200);
    assertThat(POOLGATE.management().get("/auth/prometheus").status()).isEqualTo(200);
    assertThat(POOLGATE.management().get("/prometheus").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"auth,/auth", "/auth,/auth", "/auth/,/auth", "auth/,/auth", "/,''", "/a/b.c,/a/b.c"})
  void aSlashMoreOrLessChangesNothing(String configured, String path) {
    assertThat(new ContextPath(configured).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "/auth//",
        "//auth",
        "/a//b",
        "/.",
        "/a/..",
        "../a",
        "/{a}",
        "/a b",
        "/%61",
        "/a?b",
        "/a;b",
        "/ä",
        "https://example.com/a"
      })
  void whatCouldBeReadInTwoWaysStopsTheStart(String configured) {
    assertThatThrownBy(() -> new ContextPath(configured))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("MICRONAUT_SERVER_CONTEXT_PATH must be a path");
  }

  /// Where the served document says that the server is.
  static String server(Answer contract) {
    return contract
        .body()
        .lines()
        .filter(line -> line.startsWith("  - url: "))
        .findFirst()
        .orElseThrow()
        .substring("  - url: ".length());
  }

  private static String raw(String head) {
    return new RawHttp(POOLGATE.api().server()).send(head + "Connection: close\r\n\r\n");
  }
}
