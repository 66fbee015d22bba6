package io.poolgate.platform;

import static io.poolgate.Accounts.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PoolgateExtension.class)
class HealthTest {
  private final PoolgateServer poolgate;

  HealthTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void thePublicPortTellsTheStatusAlone(String path) {
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(poolgate.api().get(path).body()).isEqualTo("{\"status\":\"UP\"}"));
  }

  @Test
  void theManagementPortTellsTheDetailsAndTheMetrics() {
    assertThat(poolgate.management().get("/health").json().at("/details/keys/status").asText())
        .isIn("UP", "DOWN");
    assertThat(poolgate.management().get("/prometheus").body()).contains("jvm_memory_used_bytes");
  }

  @Test
  void theManagementPortServesNothingElse() {
    assertThat(poolgate.management().get("/v1/config").status()).isEqualTo(404);
    assertThat(poolgate.management().get("/beans").status()).isEqualTo(404);
  }

  @Test
  void anEndpointThatShowsSecretsStaysShutEvenWhereItIsTurnedOn() {
    try (var talkative = PoolgateServer.start(Map.of("endpoints.beans.enabled", true))) {
      var token = signedIn(talkative).text("/tokens/accessToken");
      var management = talkative.management();
      assertThat(management.get("/beans").outcome()).isEqualTo("401 missing_token");
      assertThat(management.call("GET", "/beans").bearer(token).send().outcome())
          .isEqualTo("403 insufficient_group");
    }
  }

  @Test
  void theManagementPortSaysThatKeysAreMissing() {
    var nowhere = Map.<String, Object>of("cognito.jwks-url", "http://127.0.0.1:1/jwks.json");
    try (var keyless = PoolgateServer.start(nowhere)) {
      assertThat(keyless.management().get("/health").status()).isEqualTo(503);
    }
  }

  @Test
  void aServerWithoutKeysIsAliveButNotReady() {
    var nowhere = Map.<String, Object>of("cognito.jwks-url", "http://127.0.0.1:1/jwks.json");
    try (var keyless = PoolgateServer.start(nowhere)) {
      assertThat(keyless.api().get("/health/liveness").status()).isEqualTo(200);
      var readiness = keyless.api().get("/health/readiness");
      assertThat(readiness.status()).isEqualTo(503);
      assertThat(readiness.body()).isEqualTo("{\"status\":\"DOWN\"}");
      var management = keyless.management();
      assertThat(management.get("/health/liveness").status()).isEqualTo(200);
      assertThat(management.get("/health/readiness").status()).isEqualTo(503);
    }
  }
}
