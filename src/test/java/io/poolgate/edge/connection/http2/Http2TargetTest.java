package io.poolgate.edge.connection.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Http2Answer;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a proxy repeats of its client's target over HTTP/2.
class Http2TargetTest {
  private static final String ORIGIN = "https://app.example.com";

  @AutoClose
  private static final EncryptedPoolgate POOLGATE =
      EncryptedPoolgate.start(
          Map.of("micronaut.server.context-path", "/auth", "poolgate.allowed-origins", ORIGIN));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "/{x}",
        "/a|b",
        "/^",
        "/%",
        "/%zz",
        "/\"",
        "/<x>",
        "/\\..\\",
        "/`",
        "/x#y",
        "#",
        "*",
        ";x",
        "/;x",
        "?a={|}",
        "?%",
        "/\u0080\u00FF",
        "/a b",
        "%2f..%2f..%2fhealth",
        "/../../../health",
        "/%2e%2e/%2E./..%2fopenapi.yml",
        "\\..\\..\\health"
      })
  void isNotLookedAt(String rest) {
    var token = POOLGATE.server().pool().token().sign();
    try (var connection = POOLGATE.http2()) {
      var path = "/auth/v1/verify/proxied" + rest;
      var none = connection.get(1, path).answer(1);
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.text()).contains("\"/auth/problems/missing_token\"");
      for (var method : new String[] {"GET", "OPTIONS"}) {
        int stream = method.equals("GET") ? 3 : 5;
        connection.headers(
            stream, true, Http2Fields.of(method, path, "authorization", "Bearer " + token));
        assertThat(connection.answer(stream).status()).isEqualTo(204);
      }
    }
  }

  @Test
  void mayBeLong() {
    try (var connection = POOLGATE.http2()) {
      var path = "/auth/v1/verify/proxied/" + "{".repeat(8 << 10);
      assertThat(connection.get(1, path).answer(1).status()).isEqualTo(401);
    }
  }

  @Test
  void aPreflightIsNotAnsweredThere() {
    var refused = preflight("/auth/v1/verify/proxied/x");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("access-control-allow-origin")).isEmpty();
    var answer = preflight("/auth/v1/me");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-request-id")).isEqualTo("mine");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("strict-transport-security")).isNotEmpty();
  }

  private static Http2Answer preflight(String path) {
    try (var connection = POOLGATE.http2()) {
      return connection
          .headers(
              1,
              true,
              Http2Fields.of(
                  "OPTIONS",
                  path,
                  "origin",
                  ORIGIN,
                  "access-control-request-method",
                  "GET",
                  "x-request-id",
                  "mine"))
          .answer(1);
    }
  }
}
