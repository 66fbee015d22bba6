package io.poolgate.revocation;

import static io.poolgate.revocation.Fleet.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.RedisServer;
import io.poolgate.RunningPoolgate;
import io.poolgate.revocation.Fleet.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two instances, one of which users sign out on, while the other verifies their tokens.
@TestInstance(Lifecycle.PER_CLASS)
class RevocationTest {
  private static final String REVOKED = "401 token_revoked";

  private final RedisServer redis;
  private final Fleet fleet;
  private final RunningPoolgate here;
  private final RunningPoolgate there;

  RevocationTest(@TempDir Path folder) {
    redis = RedisServer.start(folder);
    fleet = new Fleet(redis.uri());
    here = fleet.ready();
    there = fleet.ready();
  }

  @AfterAll
  void stop() {
    fleet.close();
    redis.close();
  }

  @Test
  void aSessionThatEndsOnOneInstanceIsRefusedOnTheOtherWithinASecond() {
    var session = fleet.newSession(here);
    assertThat(session.outcome(there)).isEqualTo("200");
    session.signOut(here);
    assertThat(session.outcome(here)).isEqualTo(REVOKED);
    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(session.outcome(there)).isEqualTo(REVOKED));
    assertThat(session.me(there).header("WWW-Authenticate"))
        .contains("Bearer realm=\"poolgate\", error=\"invalid_token\"");
  }

  @Test
  void allTokensThatWereRefreshedInASessionEndWithIt() {
    var session = fleet.newSession(here);
    var refreshed = session.refresh(there);
    refreshed.signOut(here);
    refusedEverywhere(session);
    refusedEverywhere(refreshed);
  }

  @Test
  void anotherSessionOfTheUserGoesOn() {
    var session = fleet.newSession(here);
    var other = signIn(here, session.credentials());
    session.signOut(here);
    refusedEverywhere(session);
    assertThat(other.outcome(there)).isEqualTo("200");
    assertThat(other.refresh(there).outcome(here)).isEqualTo("200");
  }

  @Test
  void signingOutEverywhereEndsEverySessionUntilThenAndNoneAfter() {
    var session = fleet.newSession(here);
    var other = signIn(there, session.credentials());
    session.signOutEverywhere(here);
    var next = signIn(there, session.credentials());
    refusedEverywhere(session);
    refusedEverywhere(other);
    assertThat(next.outcome(here)).isEqualTo("200");
    assertThat(next.outcome(there)).isEqualTo("200");
  }

  /// A token's date is then still to come when it is revoked.
  @Test
  void soTheyDoWhereThePoolsClockIsAhead() {
    InstantSource ahead = () -> Instant.now().plusSeconds(30);
    try (var early = new Fleet(Map.of("redis.uri", redis.uri()), ahead)) {
      var one = early.ready();
      var other = early.ready();
      var session = early.newSession(one);
      session.signOutEverywhere(one);
      assertThat(session.outcome(one)).isEqualTo(REVOKED);
      var next = signIn(one, session.credentials());
      assertThat(next.outcome(one)).isEqualTo("200");
      await().untilAsserted(() -> assertThat(session.outcome(other)).isEqualTo(REVOKED));
      assertThat(next.outcome(other)).isEqualTo("200");
    }
  }

  @Test
  void theTokensOfADeletedAccountEndWithIt() {
    var session = fleet.newSession(here);
    var deleted = here.api().call("DELETE", "/v1/me").bearer(session.accessToken()).send();
    assertThat(deleted.status()).isEqualTo(204);
    refusedEverywhere(session);
  }

  @Test
  void withoutABearerTokenOnlyTheRefreshTokenEnds() {
    var session = fleet.newSession(here);
    assertThat(here.api().post("/v1/sign-out", session.body()).status()).isEqualTo(204);
    assertThat(session.outcome(here)).isEqualTo("200");
    assertThat(here.api().post("/v1/tokens/refresh", session.body()).outcome())
        .isEqualTo("401 refresh_token_invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer mark-garbage", "Bearer", "Basic bWFyazptYXJr", "Bearer %s"})
  void badCredentialsKeepNobodyFromSigningOut(String credentials) {
    var session = fleet.newSession(here);
    var expired = fleet.pool().token().expiresIn(Duration.ofSeconds(-1)).sign();
    var signedOut =
        here.api()
            .call("POST", "/v1/sign-out")
            .header("Authorization", credentials.formatted(expired))
            .json(session.body())
            .send();
    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(here.api().post("/v1/tokens/refresh", session.body()).outcome())
        .isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void aTokenWithoutASessionSignsOutToo() {
    var session = fleet.newSession(here);
    var token = fleet.pool().token().without("origin_jti").sign();
    var signedOut = here.api().call("POST", "/v1/sign-out").bearer(token).json(session.body());
    assertThat(signedOut.send().status()).isEqualTo(204);
    assertThat(here.api().call("GET", "/v1/me").bearer(token).send().status()).isEqualTo(200);
  }

  @Test
  void anInstanceThatStartsLaterKnowsAllBeforeItIsReady() {
    var session = fleet.newSession(here);
    session.signOut(here);
    var everywhere = fleet.newSession(there);
    everywhere.signOutEverywhere(there);
    var later = fleet.ready();
    assertThat(session.outcome(later)).isEqualTo(REVOKED);
    assertThat(everywhere.outcome(later)).isEqualTo(REVOKED);
  }

  @Test
  void forwardAuthenticationAndTheMetricsTellToo() {
    var session = fleet.newSession(here);
    session.signOut(here);
    var verified = here.api().call("GET", "/v1/verify").bearer(session.accessToken()).send();
    assertThat(verified.outcome()).isEqualTo(REVOKED);
    assertThat(here.management().get("/prometheus").body())
        .containsPattern("poolgate_token_verifications_total\\{verdict=\"revoked\"} [1-9]")
        .containsPattern("poolgate_revocation_entries\\{kind=\"session\"} [1-9]")
        .contains("poolgate_revocation_in_step 1.0");
    var health = here.management().get("/health").json().at("/details/revocations");
    assertThat(health.at("/status").asText()).isEqualTo("UP");
    assertThat(health.at("/details/inStep").asBoolean()).isTrue();
    assertThat(health.at("/details/sessions").asInt()).isPositive();
  }

  private void refusedEverywhere(Session session) {
    await()
        .untilAsserted(() -> {
          assertThat(session.outcome(here)).isEqualTo(REVOKED);
          assertThat(session.outcome(there)).isEqualTo(REVOKED);
        });
  }
}
