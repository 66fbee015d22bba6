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
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(Map.of("poolgate.allowed-origins", ALLOWED));

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
        .containsIgnoringCase("access-control-max-age: 7200");
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
        "http://localhost:3000"
      })
  void anyOtherOriginMayNot(String origin) {
    assertThat(preflight(origin)).doesNotContainIgnoringCase("access-control-allow-origin");
    assertThat(get(origin)).doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://*.example.com",
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
