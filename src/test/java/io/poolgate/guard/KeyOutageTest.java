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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole server when it has had the pool's keys and cannot fetch them again.
@Timeout(120)
class KeyOutageTest {
  private static final List<String> UNAVAILABLE =
      List.of("503 keys_unavailable", "503 keys_unavailable");

  private static GuardedServer shared;

  @BeforeAll
  static void start() {
    shared = GuardedServer.warm();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @ParameterizedTest
  @MethodSource("io.poolgate.token.keys.Outage#all")
  void fiftyValidTokensPassAndTheKeyServerIsAskedOnceAtMost(Outage outage) throws Exception {
    haveJustFetched();
    outage.begin().accept(shared.jwks);
    shared.clock.advance(Duration.ofMinutes(6));
    int before = shared.jwks.fetches();
    var unknown = inBackground(() -> shared.outcomes(withUnknownKey(shared)));

    for (int i = 0; i < 25; i++) {
      assertThat(shared.outcomes(shared.pool.token().sign())).isEqualTo(OPEN);
    }

    assertThat(unknown.join()).isEqualTo(SHUT);
    assertThat(shared.jwks.fetches() - before).isLessThanOrEqualTo(1);
  }

  private static void haveJustFetched() {
    shared.jwks.returns();
    shared.publish();
    shared.clock.advance(Duration.ofMinutes(6));
    int before = shared.jwks.fetches();
    assertThat(shared.outcomes(withUnknownKey(shared))).isEqualTo(SHUT);
    assertThat(shared.jwks.fetches() - before).isEqualTo(1);
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
