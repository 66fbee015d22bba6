package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PoolgateExtension.class)
class ResponseHeadersTest {
  private final PoolgateServer poolgate;

  ResponseHeadersTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/config",
        "/v1/me",
        "/v1/sign-in",
        "/nowhere",
        "/openapi.yml",
        "/openapi-proxies.yml"
      })
  void whateverTheAnswerBrowsersAreToldToMakeNothingOfIt(String path) {
    var answer = poolgate.api().call("GET", path).wrong().send();
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cache-Control").orElse("").equals("no-store"))
        .isEqualTo(!path.startsWith("/openapi"));
  }

  @Test
  void withoutTlsNobodyIsToldToUseIt() {
    assertThat(poolgate.api().get("/v1/config").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void browsersThatComeByHttpsAreToldToStayThere() {
    var behindProxy = Map.<String, Object>of("poolgate.public-url", "https://api.example.com");
    try (var other = PoolgateServer.start(behindProxy)) {
      assertThat(other.api().get("/v1/config").header("Strict-Transport-Security"))
          .contains("max-age=31536000");
    }
  }
}
