package io.poolgate.guard;

import static io.poolgate.guard.GuardedServer.OPEN;
import static io.poolgate.guard.GuardedServer.SHUT;
import static io.poolgate.guard.InBackground.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.Outage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole server when it has had the pool's keys and cannot fetch them again.
@Timeout(120)
class KeyOutageTest {
  private static final List<String> UNAVAILABLE =
      List.of("503 keys_unavailable", "503 keys_unavailable");

  @ParameterizedTest
  @MethodSource("io.poolgate.token.keys.Outage#all")
  void fiftyValidTokensPassAndTheKeyServerIsAskedOnceAtMost(Outage outage) throws Exception {
    try (var server = GuardedServer.warm()) {
      outage.begin().accept(server.jwks);
      server.clock.advance(Duration.ofMinutes(6));
      int before = server.jwks.fetches();
      var unknown = inBackground(() -> server.outcomes(withUnknownKey(server)));

      for (int i = 0; i < 25; i++) {
        assertThat(server.outcomes(server.pool.token().sign())).isEqualTo(OPEN);
      }

      assertThat(unknown.join()).isEqualTo(SHUT);
      assertThat(server.jwks.fetches() - before).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void knownKeyPassesWhileAnUnknownOneWaitsForTheKeyServer() throws Exception {
    try (var server = GuardedServer.warm()) {
      server.jwks.hangs();
      server.clock.advance(KeySource.COOL_DOWN);
      int before = server.jwks.fetches();
      var unknown = inBackground(() -> server.outcomes(withUnknownKey(server)));
      await().until(() -> server.jwks.fetches() > before);

      assertThat(server.outcomes(server.pool.token().sign())).isEqualTo(OPEN);

      assertThat(unknown).isNotDone();
      assertThat(unknown.join()).isEqualTo(SHUT);
    }
  }

  @Test
  void keysTooOldServeNoMore() throws Exception {
    try (var server = GuardedServer.warm()) {
      var token = server.pool.token().expiresIn(Duration.ofDays(2)).sign();
      server.jwks.answers(500, "");

      server.clock.advance(Duration.ofHours(24));
      assertThat(server.outcomes(token)).isEqualTo(OPEN);
      server.clock.advance(Duration.ofSeconds(1));
      assertThat(server.outcomes(token)).isEqualTo(UNAVAILABLE);
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(503);

      server.publish();
      server.clock.advance(KeySource.COOL_DOWN);
      assertThat(server.outcomes(token)).isEqualTo(OPEN);
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  private static String withUnknownKey(GuardedServer server) {
    return server.pool.token().header("kid", "unknown").sign();
  }
}
