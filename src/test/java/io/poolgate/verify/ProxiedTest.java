package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Bearer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The route for proxies that repeat the client's own request line.
@ExtendWith(PoolgateExtension.class)
class ProxiedTest {
  private static final String PROXIED = "/v1/verify/proxied";

  private final Bearer editor;

  ProxiedTest(PoolgateServer poolgate) {
    editor = Editor.at(poolgate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
  void everyMethodIsJudgedByTheToken(String method) {
    var yes = editor.call(method, PROXIED + "/reports").send();
    assertThat(yes.status()).isEqualTo(204);
    assertThat(yes.header("X-Auth-Groups")).contains("editors,x%2Cadmins");
    assertThat(yes.body()).isEmpty();
    assertThat(editor.api().call(method, PROXIED + "/reports").wrong().send().status())
        .isEqualTo(401);
    var no =
        editor
            .call(method, PROXIED + "/reports")
            .header(Requirements.HEADER, "group=admins")
            .send();
    assertThat(no.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "PURGE"})
  void aMethodThatHttpDoesNotDefineIsRefused(String method) {
    var answer =
        raw(
            method
                + " "
                + PROXIED
                + "/x HTTP/1.1\r\nAuthorization: Bearer "
                + editor.token()
                + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 501");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "//evil.example/x",
        "/a/b/c",
        "/a%2Fb",
        "/a/../../..",
        "/../../health",
        "/..%2f..%2f..%2fhealth",
        "/%2e%2e/%2e%2e/%2e%2e/health",
        "/..;/health",
        "/health",
        "/v1/config",
        "/openapi.yml",
        "/;jsessionid=1",
        "/a%20b",
        "/%00",
        "/%C5%81",
        "/%FF",
        "/a:b@c",
        "?group=editors",
        "/?group=editors&scope=openid&x=%7Cy",
        "/x?a=http://b/c?d=e",
        "/%",
        "/%zz",
        "/a|b",
        "/<x>",
        "/{x}",
        "/x#y",
        "#",
        "*",
        "x",
        ";x",
        "%2f..%2fhealth",
        "/%2e%2e/%2E./..%2fhealth",
        "?a={b|c}",
        "?%",
        "/\"",
        "/^",
        "/\\..\\",
        "\\..\\health",
        "/`",
        "/\u0080\u00FF"
      })
  void pathAndQueryAreTheClientsAndOpenNothing(String rest) {
    var head = "GET " + PROXIED + rest + " HTTP/1.1\r\n";
    var none = raw(head);
    assertThat(none).startsWith("HTTP/1.1 401").doesNotContain("X-Auth-");
    var token = "Authorization: Bearer " + editor.token() + "\r\n";
    assertThat(raw(head + token)).startsWith("HTTP/1.1 204").contains("X-Auth-Subject: ");
    var required = Requirements.HEADER + ": group=admins\r\n";
    assertThat(raw(head + token + required)).startsWith("HTTP/1.1 403").doesNotContain("X-Auth-");
  }

  @Test
  void aLongOneIsTheClientsToo() {
    var head = "GET " + PROXIED + "/" + "{".repeat(8 << 10) + " HTTP/1.1\r\n";
    assertThat(raw(head)).startsWith("HTTP/1.1 401");
    assertThat(raw(head + "Authorization: Bearer " + editor.token() + "\r\n"))
        .startsWith("HTTP/1.1 204");
    var elsewhere = "GET /v1/verify?" + "a".repeat(8 << 10) + " HTTP/1.1\r\n";
    assertThat(raw(elsewhere)).startsWith("HTTP/1.1 431").contains("headers_too_large");
  }

  @Test
  void anAbsoluteTargetIsCutOffBehindItsHost() {
    var head = "GET http://x" + PROXIED + "/{x}/../../.. HTTP/1.1\r\n";
    assertThat(raw(head)).startsWith("HTTP/1.1 401");
    assertThat(raw(head + "Authorization: Bearer " + editor.token() + "\r\n"))
        .startsWith("HTTP/1.1 204");
    assertThat(raw(head.replace("http://x", "http://y"))).startsWith("HTTP/1.1 400");
  }

  /// What else the router might take for the route has the same guard.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/verify/%70roxied/x",
        "/v1/verify%2Fproxied/x",
        "/v1//verify/proxied/x",
        "/v1/./verify/proxied/x",
        "/v1/x/../verify/proxied/x"
      })
  void anotherSpellingNeverPassesWithoutAToken(String path) {
    assertThat(raw("GET " + path + " HTTP/1.1\r\n")).matches("(?s)HTTP/1.1 4.*");
    assertThat(raw("OPTIONS " + path + " HTTP/1.1\r\n")).matches("(?s)HTTP/1.1 4.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/xml",
        "image/png",
        "no type at all"
      })
  void theBodyIsNotLookedAt(String type) {
    var head =
        "POST %s/x HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: 5\r\n".formatted(PROXIED, type);
    assertThat(raw(head + "Authorization: Bearer " + editor.token() + "\r\n", "{\"a\":"))
        .startsWith("HTTP/1.1 204");
    assertThat(raw(head, "{\"a\":")).startsWith("HTTP/1.1 401");
  }

  @Test
  void aBodyOfNoTypeIsNotLookedAtEither() {
    var head =
        "POST %s/x HTTP/1.1\r\nContent-Length: 2\r\nAuthorization: Bearer %s\r\n"
            .formatted(PROXIED, editor.token());
    assertThat(raw(head, "{}")).startsWith("HTTP/1.1 204");
  }

  private String raw(String head) {
    return raw(head, "");
  }

  private String raw(String head, String body) {
    return new RawHttp(editor.api().server())
        .send(head + "Host: x\r\nConnection: close\r\n\r\n" + body);
  }
}
