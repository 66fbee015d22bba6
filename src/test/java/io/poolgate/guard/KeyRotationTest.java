package io.poolgate.guard;

import static io.poolgate.guard.GuardedServer.OPEN;
import static io.poolgate.guard.GuardedServer.PATHS;
import static io.poolgate.guard.GuardedServer.SHUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.token.keys.KeySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole server while the pool changes its keys, or a stranger pretends that it did.
@Timeout(120)
class KeyRotationTest {
  private static final String HITS = "poolgate_token_cache_hits_total";

  @Test
  void newKeyIsAcceptedAtOnceAndTheOldOneServesOn() throws Exception {
    try (var server = GuardedServer.warm()) {
      var old = server.pool.token().sign();
      server.clock.advance(KeySource.COOL_DOWN);
      server.pool.rotateKeys();
      server.publish();

      assertThat(server.outcomes(server.pool.token().sign())).isEqualTo(OPEN);
      assertThat(server.outcomes(old)).isEqualTo(OPEN);
    }
  }

  @Test
  void removedKeyServesNoMoreAfterTheNextRefreshRememberedTokensIncluded() throws Exception {
    try (var server = GuardedServer.warm(Map.of("poolgate.token.refresh-interval", "1s"))) {
      var token = server.pool.token().sign();
      assertThat(server.outcomes(token)).isEqualTo(OPEN);
      assertThat(server.metric(HITS)).as("the token is remembered").isOne();
      server.pool.rotateKeys();
      server.pool.retireOldKeys();
      server.publish();

      await().untilAsserted(() -> assertThat(server.outcomes(token)).isEqualTo(SHUT));

      assertThat(server.outcomes(server.pool.token().sign())).isEqualTo(OPEN);
    }
  }

  @Test
  void twoHundredRandomKeyIdsOneAfterAnotherCauseOneFetch() throws Exception {
    try (var server = GuardedServer.warm()) {
      server.clock.advance(KeySource.COOL_DOWN);
      int before = server.jwks.fetches();

      for (int i = 0; i < 100; i++) {
        assertThat(server.outcomes(withRandomKeyId(server))).isEqualTo(SHUT);
      }

      assertThat(server.jwks.fetches() - before).isOne();
    }
  }

  @Test
  void thousandRandomKeyIdsInFiveSecondsCauseOneFetchAndStopNobodyElse() throws Exception {
    try (var server = GuardedServer.warm();
        var clients = Executors.newFixedThreadPool(20)) {
      server.clock.advance(KeySource.COOL_DOWN);
      int before = server.jwks.fetches();
      var strangers = new ArrayList<Future<String>>();
      var users = new ArrayList<Future<String>>();

      for (int i = 0; i < 1000; i++) {
        var path = PATHS.get(i % 2);
        strangers.add(clients.submit(() -> server.ask(path, withRandomKeyId(server)).outcome()));
        if (i % 10 < 2) {
          var token = server.pool.token().sign();
          users.add(clients.submit(() -> server.ask(path, token).outcome()));
        }
        server.clock.advance(Duration.ofMillis(5));
      }

      for (var stranger : strangers) {
        assertThat(stranger.get()).isEqualTo("401 invalid_token");
      }
      for (var user : users) {
        assertThat(OPEN).contains(user.get());
      }
      assertThat(server.jwks.fetches() - before).isOne();
    }
  }

  /// Signed by nobody: the key is looked for first.
  private static String withRandomKeyId(GuardedServer server) {
    var keyId = UUID.randomUUID().toString();
    return server.pool.token().header("kid", keyId).signingInput() + ".AAAA";
  }
}
