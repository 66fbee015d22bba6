package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import io.poolgate.problem.StartupException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String ALLOWED = "https://app.example.com";
  private static final String APP = "capacitor://localhost";
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(
          Map.of(
              "poolgate.public-url",
              "https://api.example.com",
              "poolgate.allowed-origins",
              String.join(
                  ",",
                  ALLOWED,
                  APP,
                  "http://app.localhost:3000",
                  "http://192.168.1.5:8100",
                  "https://*.preview.example.com",
                  "https://one.preview.example.com",
                  "http://*.dev.example.com:3000")));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void anAllowedOriginMayCallAndReadTheHeaders() {
    var answer = preflight(ALLOWED);
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: " + ALLOWED)
        .containsIgnoringCase("access-control-allow-headers: authorization")
        .containsIgnoringCase("access-control-max-age: 7200")
        .containsIgnoringCase("access-control-allow-credentials: true");
    assertThat(get(ALLOWED))
        .containsIgnoringCase("access-control-expose-headers: Retry-After")
        .containsIgnoringCase("access-control-expose-headers: WWW-Authenticate")
        .containsIgnoringCase("vary: origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example.com",
        "https://app.example.com.evil.example",
        "https://app.example.com:8443",
        "null",
        "http://localhost:3000",
        "https://preview.example.com",
        "https://.preview.example.com",
        "https://a.b.preview.example.com",
        "https://evil-preview.example.com",
        "https://x.preview.example.com.evil.com",
        "https://x.preview.example.com.",
        "https://x.preview.example.com:8443",
        "https://x.previewXexample.com",
        "https://X.preview.example.com",
        "https://x.preview.example.com/",
        "https://evil.com/.preview.example.com",
        "https://evil.com#.preview.example.com",
        "https://evil.com:1.preview.example.com",
        "https://user@x.preview.example.com",
        "https://*.preview.example.com",
        "http://x.preview.example.com",
        "http://x.dev.example.com",
        "https://x.dev.example.com:3000",
        "capacitor://localhost:80",
        "capacitor://evil",
        "ionic://localhost",
        "file://",
        "*"
      })
  void anyOtherOriginMayNot(String origin) {
    assertThat(preflight(origin)).doesNotContainIgnoringCase("access-control-allow-origin");
    assertThat(get(origin)).doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*",
        "*://app.example.com",
        "https://*.com",
        "https://*.co.uk",
        "https://*.github.io",
        "https://*.vercel.app",
        "https://*.localhost",
        "https://a.*.com",
        "https://a.*.example.com",
        "https://*.*.example.com",
        "https://**.example.com",
        "https://*a.example.com",
        "https://a*.example.com",
        "https://*example.com",
        "https://*.example.com:*",
        "https://*.example.com:443",
        "https://*.Example.com",
        "https://*.example.com/",
        "https://*.10.0.0.1",
        "capacitor://*.example.com",
        "capacitor://*",
        "https://app.example.com/",
        "app.example.com",
        "https://a b",
        "https://App.example.com",
        "https://app.example.com:443",
        "https://user@app.example.com"
      })
  void whatNoBrowserSendsStopsTheStart(String origin) {
    assertThatThrownBy(() -> PoolgateServer.start(Map.of("poolgate.allowed-origins", origin)))
        .rootCause()
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("POOLGATE_ALLOWED_ORIGINS");
  }

  @Test
  void aHeadIsAnsweredWhereAGetIs() {
    assertThat(send("HEAD /openapi.yml HTTP/1.1\r\nHost: x\r\nOrigin: " + ALLOWED))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: " + ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        APP,
        "https://x.preview.example.com",
        "https://pr-12_a.preview.example.com",
        "http://x.dev.example.com:3000"
      })
  void appsAndPreviewsMayCallWithoutCredentials(String origin) {
    for (var answer : new String[] {preflight(origin), get(origin)}) {
      assertThat(answer)
          .containsIgnoringCase("access-control-allow-origin: " + origin + "\r\n")
          .doesNotContainIgnoringCase("access-control-allow-credentials");
    }
    assertThat(cookieMode(origin)).startsWith("HTTP/1.1 403").contains("origin_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {ALLOWED, "https://one.preview.example.com"})
  void oneThatIsListedWholeHasThem(String origin) {
    assertThat(get(origin)).containsIgnoringCase("access-control-allow-credentials: true");
    assertThat(cookieMode(origin)).startsWith("HTTP/1.1 401").contains("invalid_credentials");
  }

  /// `*.localhost`, and addresses of a network at home: without TLS they get no cookie.
  @ParameterizedTest
  @ValueSource(strings = {"http://app.localhost:3000", "http://192.168.1.5:8100"})
  void onesWithoutTlsMayCall(String origin) {
    assertThat(preflight(origin))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: " + origin + "\r\n");
    assertThat(cookieMode(origin)).startsWith("HTTP/1.1 403").contains("origin_not_allowed");
  }

  /// A cache that was asked without an `Origin`, or with another one, must not answer a page.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/config HTTP/1.1\r\nHost: x",
        "HEAD /openapi.yml HTTP/1.1\r\nHost: x",
        "GET /openapi.yml HTTP/1.1\r\nHost: x",
        "GET /problems HTTP/1.1\r\nHost: x",
        "GET /health HTTP/1.1\r\nHost: x",
        "GET /nowhere HTTP/1.1\r\nHost: x",
        "GET /v1/me HTTP/1.1\r\nHost: x",
        "GET /v1/sign-in HTTP/1.1\r\nHost: x",
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999",
        "OPTIONS /v1/me HTTP/1.1\r\nHost: x",
        "OPTIONS /v1/me HTTP/1.1\r\nHost: x\r\nAccess-Control-Request-Method: GET",
        "OPTIONS /nowhere HTTP/1.1\r\nHost: x\r\nAccess-Control-Request-Method: GET",
        "GET /v1/verify HTTP/1.1\r\nHost: x",
        "PURGE /v1/config HTTP/1.1\r\nHost: x",
        "GET /v1/config HTTP/1.1\r\nHost: x y",
        "GET /v1/config{ HTTP/1.1\r\nHost: x",
        "GET //x HTTP/1.1\r\nHost: x",
        "GET /v1/config HTTP/7.0\r\nHost: x",
        "GET /v1/config HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip",
        "GET /v1/config HTTP/1.1\r\nHost: x\r\nno colon",
        "GET /a{20000} HTTP/1.1\r\nHost: x"
      })
  void everyAnswerSaysThatItVariesAndWhoseItIs(String head) {
    for (var origin : new String[] {"", ALLOWED, APP, "https://evil.example"}) {
      var line = head.replace("{20000}", "x".repeat(20_000));
      var answer =
          send(line + (origin.isEmpty() ? "" : "\r\nOrigin: " + origin) + "\r\nX-Request-Id: mine");
      assertThat(answer)
          .as(origin)
          .containsOnlyOnce("ary: Origin\r\n")
          .containsOnlyOnce("ary: Accept-Encoding\r\n")
          .containsIgnoringCase("x-content-type-options: nosniff\r\n")
          .containsIgnoringCase("content-security-policy: ")
          .containsIgnoringCase("referrer-policy: no-referrer\r\n")
          .containsIgnoringCase("strict-transport-security: ")
          .containsIgnoringCase("x-request-id: ");
      if (!line.contains("config{") && !line.contains("no colon") && line.length() < 20_000) {
        assertThat(answer).containsIgnoringCase("x-request-id: mine\r\n");
      }
    }
  }

  /// Envoy takes 200 for yes: a preflight's 200 would let anybody pass who says Origin.
  @Test
  void aPreflightDoesNotAnswerForAnotherService() {
    var answer =
        new RawHttp(POOLGATE.api().server())
            .send(
                "OPTIONS /v1/verify/proxied/x HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n"
                    .formatted(ALLOWED));
    assertThat(answer).startsWith("HTTP/1.1 401");
  }

  private static String send(String head) {
    return new RawHttp(POOLGATE.api().server()).send(head + "\r\nConnection: close\r\n\r\n");
  }

  private static String cookieMode(String origin) {
    var body = "{\"username\":\"nobody\",\"password\":\"x\",\"refreshTokenDelivery\":\"cookie\"}";
    return new RawHttp(POOLGATE.api().server())
        .send(
            "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(origin, body.length(), body));
  }

  private static String preflight(String origin) {
    return new RawHttp(POOLGATE.api().server())
        .send(
            "OPTIONS /v1/me HTTP/1.1\r\nHost: api.example.com\r\nOrigin: %s\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: authorization\r\nConnection: close\r\n\r\n"
                .formatted(origin));
  }

  private static String get(String origin) {
    return new RawHttp(POOLGATE.api().server())
        .send(
            "GET /v1/config HTTP/1.1\r\nHost: api.example.com\r\nOrigin: %s\r\nConnection: close\r\n\r\n"
                .formatted(origin));
  }
}
