package io.poolgate.guard;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.guard.GuardedServer.OPEN;
import static io.poolgate.guard.GuardedServer.PATHS;
import static io.poolgate.guard.InBackground.inBackground;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.keys.JwksServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole server as long as it has never had the pool's keys.
@Timeout(120)
class MissingKeysTest {

  @Test
  void guardedRoutesAreUnavailableUntilTheKeyServerIsBack() throws Exception {
    try (var server = GuardedServer.cold(JwksServer::refuses)) {
      var token = server.pool.token().sign();
      var asked = PATHS.stream().map(path -> inBackground(() -> server.ask(path, token))).toList();

      assertThat(asked)
          .allSatisfy(answer -> {
            assertThat(answer.join().outcome()).isEqualTo("503 keys_unavailable");
            assertThat(answer.join().header("Retry-After")).hasValue("1");
          });
      assertThat(server.metric("poolgate_token_verifications_total{verdict=\"keys_unavailable\"}"))
          .isEqualTo(2);

      server.jwks.returns();
      // The first to ask: it waits for the next attempt, half a second away at most.
      assertThat(server.outcomes(token)).isEqualTo(OPEN);
    }
  }

  @Test
  void serverIsNotReadyUntilItHasKeys() throws Exception {
    try (var server = GuardedServer.cold(JwksServer::refuses)) {
      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(503);
      assertThat(server.get("/health/liveness").statusCode()).isEqualTo(200);
      assertThat(server.keysHealth().path("status").asText()).isEqualTo("DOWN");

      server.jwks.returns();
      server.outcomes(server.pool.token().sign());

      assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(server.keysHealth().path("status").asText()).isEqualTo("UP");
      assertThat(server.keysHealth().at("/details/keys").asInt()).isOne();
    }
  }

  @Test
  void tokenDoesNotKeepRoutesThatNeedNoneWaiting() throws Exception {
    try (var server = GuardedServer.cold(JwksServer::hangs)) {
      var bearer = "Bearer " + server.pool.token().sign();
      var email = newEmail();
      var password = newPassword();
      server.pool.createUser(email, password);

      var signIn =
          server
              .api
              .call("POST", "/v1/sign-in")
              .header("Authorization", bearer)
              .json(credentials(email, password))
              .send();

      assertThat(signIn.outcome()).isEqualTo("200");
      assertThat(server.get("/v1/config", bearer).statusCode()).isEqualTo(200);
      assertThat(server.get("/v1/nowhere", bearer).statusCode()).isEqualTo(404);
      // The verifier alone waits for keys: these have not asked it.
      assertThat(server.verdicts()).isZero();
    }
  }

  @Test
  void twoHundredRequestsAtOnceShareOneFetch() throws Exception {
    try (var server = GuardedServer.cold(JwksServer::refuses)) {
      var token = server.pool.token().sign();
      var until = server.jwks.hangs();
      server.jwks.returns();
      var asked =
          IntStream.range(0, 200)
              .mapToObj(i -> inBackground(() -> server.ask(PATHS.get(i % 2), token).outcome()))
              .toList();
      until.countDown();

      assertThat(asked).allSatisfy(outcome -> assertThat(OPEN).contains(outcome.join()));
      assertThat(server.jwks.fetches()).isOne();
    }
  }
}
