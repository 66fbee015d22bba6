package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.Proxy;
import io.poolgate.localpool.token.TokenBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A small service behind a real proxy, with the configuration of docs/protect-another-service.md:
/// what holds whichever proxy it is.
@ExtendWith(PoolgateExtension.class)
abstract class ProtectedServiceTest {
  private final PoolgateServer poolgate;
  private final HttpServer service;
  private final Proxy started;
  private final Api proxy;

  /// Starts the proxy, configured as the page says but for the addresses.
  interface Start {
    Proxy at(int port, int poolgatePort, int servicePort) throws IOException;
  }

  ProtectedServiceTest(PoolgateServer poolgate, Proxy.Program program, Start start)
      throws IOException {
    program.require();
    this.poolgate = poolgate;
    this.service = service();
    this.started =
        start.at(
            FreePort.find(), poolgate.api().server().getPort(), service.getAddress().getPort());
    this.proxy = new Api(started.server(), false);
  }

  static String configurationFor(String language) {
    return Proxy.configurationOf(Path.of("docs", "protect-another-service.md"), language);
  }

  @AfterEach
  void stop() {
    started.close();
    service.stop(0);
  }

  @Test
  void aMemberReachesTheServiceUnderHisName() {
    var answer = get(editor().with("username", "Łukasz"), "/reports?group=nobody");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("X-auth-username=[%C5%81ukasz]\n", "X-auth-groups=[editors]\n")
        .contains("X-auth-subject=[", "X-auth-client=[");
  }

  @Test
  void aGroupWithACommaIsOneGroup() {
    assertThat(get(token(List.of("x,admins")), "/").status()).isEqualTo(403);
    assertThat(get(token(List.of("x,admins", "editors")), "/").body())
        .contains("X-auth-groups=[x%2Cadmins,editors]\n");
  }

  @Test
  void aClientCannotNameItsOwnGroups() {
    var outsider = poolgate.pool().token().without("cognito:groups").sign();
    var refused = proxy.call("GET", "/").bearer(outsider).header("X-Auth-Groups", "admins").send();
    assertThat(refused.status()).isEqualTo(403);
    var passed =
        proxy
            .call("GET", "/")
            .bearer(editor().without("scope").sign())
            .header("X-Auth-Groups", "admins")
            .header("X-Auth-Scopes", "files/write")
            .header("X_Auth_Groups", "admins")
            .send();
    assertThat(passed.body())
        .contains("X-auth-groups=[editors]\n")
        .doesNotContain("admins", "files/write");
  }

  @Test
  void noTokenOrABadOneIsChallenged() {
    var none = proxy.call("GET", "/").send();
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
    var bad = proxy.call("GET", "/").bearer("a.b.c").send();
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
  }

  @Test
  void theClientsQueryAsksForNothing() {
    var outsider = token(List.of("guests"));
    assertThat(get(outsider, "/?group=guests").status()).isEqualTo(403);
  }

  @Test
  void aPostArrivesWithItsBody() {
    var answer = proxy.call("POST", "/").bearer(editor().sign()).body("text/plain", "hello").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).endsWith("\nhello");
  }

  @Test
  void manyGroupsFitTheBuffers() {
    var groups = new ArrayList<>(List.of("editors"));
    for (int i = 0; i < 60; i++) {
      groups.add("Łódź-".repeat(8) + i);
    }
    var answer = get(token(groups), "/");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("%C5%81%C3%B3d%C5%BA-59]");
  }

  @Test
  void aPreflightReachesTheServiceUnderNobodysName() {
    var preflight =
        proxy
            .call("OPTIONS", "/reports")
            .header("Origin", "https://app.example.com")
            .header("Access-Control-Request-Method", "PUT")
            .header("X-Auth-Subject", "ada")
            .header("X-Auth-Groups", "admins")
            .header("X_Auth_Groups", "admins")
            .send();
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.body())
        .contains("Access-control-request-method=[PUT]\n")
        .doesNotContainIgnoringCase("X-Auth-", "X_Auth_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT"})
  void nothingElseIsAPreflight(String method) {
    var pretended =
        proxy
            .call(method, "/")
            .header("Origin", "https://app.example.com")
            .header("Access-Control-Request-Method", "PUT")
            .send();
    assertThat(pretended.status()).isEqualTo(401);
    assertThat(proxy.call("OPTIONS", "/").send().status()).isEqualTo(401);
  }

  private TokenBuilder editor() {
    return token(List.of("editors"));
  }

  final TokenBuilder token(List<String> groups) {
    return poolgate.pool().token().with("cognito:groups", groups);
  }

  final Answer get(TokenBuilder token, String path) {
    return proxy.call("GET", path).bearer(token.sign()).send();
  }

  /// Answers with the headers it was sent, one a line, and the body.
  private static HttpServer service() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var seen = new StringBuilder();
          new TreeMap<>(exchange.getRequestHeaders())
              .forEach((name, values) -> seen.append(name).append('=').append(values).append('\n'));
          var body = new ByteArrayOutputStream();
          body.writeBytes(seen.toString().getBytes(StandardCharsets.UTF_8));
          body.writeBytes(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, body.size());
          body.writeTo(exchange.getResponseBody());
          exchange.close();
        });
    server.start();
    return server;
  }
}
