package io.poolgate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What operators see of the verifier on the management port.
@Timeout(120)
class TokenMetricsTest {

  @Test
  void operatorsSeeWhatBecameOfTokens() throws Exception {
    try (var server = GuardedServer.warm()) {
      server.outcomes(server.pool.token().sign());
      server.outcomes(server.pool.token().expiresIn(Duration.ofSeconds(-1)).sign());
      server.outcomes(server.pool.token().with("iss", "https://issuer.example").sign());

      assertThat(verdicts(server, "verified")).isEqualTo(2);
      assertThat(verdicts(server, "expired")).isEqualTo(2);
      assertThat(verdicts(server, "wrong_issuer")).isEqualTo(2);
      assertThat(server.verdicts()).isEqualTo(6);
      assertThat(server.metric("poolgate_token_cache_hits_total")).isOne();
      assertThat(server.metric("poolgate_token_cache_weight_bytes")).isPositive();
      assertThat(server.metric("poolgate_token_key_refreshes_total{outcome=\"loaded\"}")).isOne();
    }
  }

  @Test
  void operatorsSeeThatTheKeysAreStale() throws Exception {
    try (var server = GuardedServer.warm()) {
      server.jwks.answers(500, "");
      server.clock.advance(Duration.ofMinutes(7));
      server.outcomes(server.pool.token().header("kid", "unknown").sign());

      var health = server.keysHealth();
      assertThat(health.path("status").asText()).isEqualTo("UP");
      assertThat(health.at("/details/stale").asBoolean()).isTrue();
      assertThat(health.at("/details/ageSeconds").asInt()).isEqualTo(420);
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(server.metric("poolgate_token_keys_age_seconds ")).isEqualTo(420);
      assertThat(server.metric("poolgate_token_key_refreshes_total{outcome=\"failed\"}")).isOne();
    }
  }

  private static double verdicts(GuardedServer server, String verdict) {
    return server.metric("poolgate_token_verifications_total{verdict=\"" + verdict + "\"}");
  }
}
