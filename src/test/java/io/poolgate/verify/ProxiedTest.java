package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The route for proxies that repeat the client's own request line.
@ExtendWith(PoolgateExtension.class)
class ProxiedTest {
  private static final String PROXIED = "/v1/verify/proxied";

  private final Api api;
  private final String editor;

  ProxiedTest(PoolgateServer poolgate) {
    this.api = poolgate.api();
    this.editor =
        poolgate
            .pool()
            .token()
            .with("cognito:groups", List.of("editors", "x,admins"))
            .with("scope", "openid files/read")
            .sign();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
  void everyMethodIsJudgedByTheToken(String method) {
    var yes = api.call(method, PROXIED + "/reports").bearer(editor).send();
    assertThat(yes.status()).isEqualTo(204);
    assertThat(yes.header("X-Auth-Groups")).contains("editors,x%2Cadmins");
    assertThat(yes.body()).isEmpty();
    assertThat(api.call(method, PROXIED + "/reports").wrong().send().status()).isEqualTo(401);
    var no =
        api.call(method, PROXIED + "/reports")
            .bearer(editor)
            .header(Requirements.HEADER, "group=admins")
            .send();
    assertThat(no.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "PURGE"})
  void aMethodThatHttpDoesNotDefineIsRefused(String method) {
    var answer =
        raw(method + " " + PROXIED + "/x HTTP/1.1\r\nAuthorization: Bearer " + editor + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 405");
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
        "/x?a=http://b/c?d=e"
      })
  void pathAndQueryAreTheClientsAndOpenNothing(String rest) {
    var head = "GET " + PROXIED + rest + " HTTP/1.1\r\n";
    var none = raw(head);
    assertThat(none).startsWith("HTTP/1.1 401").doesNotContain("X-Auth-");
    var token = "Authorization: Bearer " + editor + "\r\n";
    assertThat(raw(head + token)).startsWith("HTTP/1.1 204").contains("X-Auth-Subject: ");
    var required = Requirements.HEADER + ": group=admins\r\n";
    assertThat(raw(head + token + required)).startsWith("HTTP/1.1 403").doesNotContain("X-Auth-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%zz",
        "/a|b",
        "/<x>",
        "/{x}",
        "/x#y",
        "?a={b|c}",
        "/\"",
        "/^",
        "/\\..\\",
        "/`",
        "/\u0080"
      })
  void aPathThatIsNoUriNeverPassesWithoutAToken(String rest) {
    var head = "GET " + PROXIED + rest + " HTTP/1.1\r\n";
    assertThat(raw(head)).matches("(?s)HTTP/1.1 4.*").doesNotContain("X-Auth-");
    assertThat(raw(head + "Authorization: Bearer " + editor + "\r\n"))
        .matches("(?s)HTTP/1.1 (204|400).*");
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
    assertThat(raw(head + "Authorization: Bearer " + editor + "\r\n", "{\"a\":"))
        .startsWith("HTTP/1.1 204");
    assertThat(raw(head, "{\"a\":")).startsWith("HTTP/1.1 401");
  }

  @Test
  void aBodyOfNoTypeIsNotLookedAtEither() {
    var head =
        "POST %s/x HTTP/1.1\r\nContent-Length: 2\r\nAuthorization: Bearer %s\r\n"
            .formatted(PROXIED, editor);
    assertThat(raw(head, "{}")).startsWith("HTTP/1.1 204");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group=editors",
        "group=admins;group=editors",
        "group=x%2Cadmins",
        "group=editors; scope=openid; scope=files/read",
        "scope=openid",
        "status=204"
      })
  void aCallerWithWhatIsRequiredPasses(String required) {
    assertThat(proxied(required).status()).isEqualTo(204);
  }

  @Test
  void theStatusForYesIsTheOneTheProxyTakes() {
    var answer = proxied("group=editors; status=200");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Auth-Groups")).contains("editors,x%2Cadmins");
    assertThat(answer.body()).isEmpty();
    assertThat(proxied("group=admins; status=200").status()).isEqualTo(403);
  }

  @Test
  void whatIsMissingIsTold() {
    assertThat(proxied("group=admins").outcome()).isEqualTo("403 insufficient_group");
    var answer = proxied("group=editors; scope=files/write");
    assertThat(answer.outcome()).isEqualTo("403 insufficient_scope");
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("scope=\"files/write\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "group",
        "group=",
        "group=editors;",
        "groups=editors",
        "Group=editors",
        "group=editors,admins",
        "group=editors&scope=openid",
        "group = editors",
        "group=editors; scope=a%20b",
        "group=editors; scope=a%22",
        "group=%zz",
        "group=editors; status=302",
        "status=200; status=204",
        "editors"
      })
  void aRequirementThatCannotBeReadIsRefused(String required) {
    var answer =
        api.call("GET", PROXIED + "/x")
            .bearer(editor)
            .header(Requirements.HEADER, required)
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.header("X-Auth-Subject")).isEmpty();
  }

  @Test
  void twoRequirementHeadersAreRefused() {
    var answer =
        api.call("GET", PROXIED + "/x")
            .bearer(editor)
            .header(Requirements.HEADER, "group=editors")
            .header(Requirements.HEADER, "group=editors")
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
  }

  private Answer proxied(String required) {
    return api.call("GET", PROXIED + "/x")
        .bearer(editor)
        .header(Requirements.HEADER, required)
        .send();
  }

  private String raw(String head) {
    return raw(head, "");
  }

  private String raw(String head, String body) {
    return new RawHttp(api.server()).send(head + "Host: x\r\nConnection: close\r\n\r\n" + body);
  }
}
