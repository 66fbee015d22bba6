package io.poolgate.revocation;

import static io.poolgate.revocation.Fleet.readiness;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lettuce.core.RedisClient;
import io.poolgate.LogLines;
import io.poolgate.RedisServer;
import io.poolgate.Relay;
import io.poolgate.RunningPoolgate;
import io.poolgate.revocation.Fleet.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Redis dies, hangs, comes back having forgotten everything, or is not there to begin with.
@Timeout(120)
class RedisOutageTest {
  private static final String REVOKED = "401 token_revoked";
  private static final String READ_ONLY =
      "Redis is read only: the address leads to a replica (READONLY)";

  private final RedisServer redis;
  private final Fleet fleet;

  RedisOutageTest(@TempDir Path folder) {
    redis = RedisServer.start(folder);
    fleet = new Fleet(redis.uri());
  }

  @AfterEach
  void stop() {
    fleet.close();
    redis.close();
  }

  @Test
  void withRedisKilledBothInstancesGoOn() {
    var here = fleet.ready();
    var there = fleet.ready();
    var before = fleet.newSession(here);
    before.signOut(here);
    refused(before, there);
    redis.kill();
    notInStep(here);
    notInStep(there);

    var session = fleet.newSession(here);
    assertThat(session.outcome(there)).isEqualTo("200");
    session.signOut(here);
    assertThat(session.outcome(here)).isEqualTo(REVOKED);
    assertThat(session.outcome(there)).isEqualTo("200");
    assertThat(before.outcome(there)).isEqualTo(REVOKED);
    assertThat(readiness(here)).isEqualTo(200);
    assertThat(revocations(here).at("/status").asText()).isEqualTo("UP");
    assertThat(here.management().get("/prometheus").body())
        .contains("poolgate_revocation_in_step 0.0");
  }

  @Test
  void whenRedisIsBackEmptyEachLearnsWhatTheOtherKnowsAndNewcomersAll() {
    var here = fleet.ready();
    var there = fleet.ready();
    var before = fleet.newSession(here);
    before.signOut(here);
    redis.kill();
    notInStep(here);
    notInStep(there);
    var onlyHere = fleet.newSession(here);
    onlyHere.signOut(here);
    var onlyThere = fleet.newSession(there);
    onlyThere.signOutEverywhere(there);

    redis.startAgain();
    refused(onlyHere, there);
    refused(onlyThere, here);
    var later = fleet.ready();
    refused(before, later);
    refused(onlyHere, later);
    refused(onlyThere, later);
    assertThat(revocations(here).at("/details/inStep").asBoolean()).isTrue();
  }

  @Test
  void aPrimaryThatBecomesAReplicaIsLeftForTheOneThatTheAddressLeadsTo(@TempDir Path another)
      throws Exception {
    try (var next = RedisServer.start(another);
        var relay = Relay.to(redis.port());
        var moved = new Fleet("redis://127.0.0.1:" + relay.port());
        var log = LogLines.ofErrors()) {
      var here = moved.ready();
      var there = moved.ready();
      relay.leadTo(next.port());
      try (var client = RedisClient.create(redis.uri());
          var administrator = client.connect()) {
        administrator.sync().replicaof("127.0.0.1", 1);
        // Before anybody signs out: else one that only listens would not learn of it.
        await()
            .untilAsserted(() -> assertThat(log.news()).anyMatch(line -> line.contains(READ_ONLY)));
        var session = moved.newSession(here);
        session.signOut(here);
        refused(session, there);
      }
    }
  }

  @Test
  void aReplicaIsToldAtTheStartAndIsNotReady() {
    try (var client = RedisClient.create(redis.uri());
        var administrator = client.connect();
        var log = LogLines.ofErrors()) {
      administrator.sync().replicaof("127.0.0.1", 1);
      var instance = fleet.start();
      await().until(() -> keysAreLoaded(instance));
      await()
          .untilAsserted(() -> assertThat(log.news()).anyMatch(line -> line.contains(READ_ONLY)));
      assertThat(readiness(instance)).isEqualTo(503);
      administrator.sync().replicaofNoOne();
      await().untilAsserted(() -> assertThat(readiness(instance)).isEqualTo(200));
    }
  }

  @Test
  void aRedisThatHangsDelaysNoVerificationAndKeepsNobodyFromSigningOut() {
    var here = fleet.ready();
    var there = fleet.ready();
    var session = fleet.newSession(here);
    var other = fleet.newSession(here);
    redis.hang();
    session.signOut(here);
    assertThat(session.outcome(here)).isEqualTo(REVOKED);
    for (int i = 0; i < 100; i++) { // with a time-out of Redis in each, this would not end in time
      assertThat(other.outcome(i % 2 == 0 ? here : there)).isEqualTo("200");
    }
    notInStep(here);
    assertThat(readiness(here)).isEqualTo(200);

    redis.goOn();
    refused(session, there);
  }

  @Test
  void withoutRedisAnInstanceStartsAndIsReadyOnceItHasLoaded() {
    redis.kill();
    var instance = fleet.start();
    assertThat(instance.api().get("/health/liveness").status()).isEqualTo(200);
    await().until(() -> keysAreLoaded(instance));
    assertThat(readiness(instance)).isEqualTo(503);
    assertThat(revocations(instance).at("/status").asText()).isEqualTo("DOWN");

    redis.startAgain();
    await().untilAsserted(() -> assertThat(readiness(instance)).isEqualTo(200));
  }

  private static void refused(Session session, RunningPoolgate instance) {
    await().untilAsserted(() -> assertThat(session.outcome(instance)).isEqualTo(REVOKED));
  }

  private static void notInStep(RunningPoolgate instance) {
    await().until(() -> !revocations(instance).at("/details/inStep").asBoolean());
  }

  private static boolean keysAreLoaded(RunningPoolgate instance) {
    return health(instance).at("/details/keys/status").asText().equals("UP");
  }

  private static JsonNode revocations(RunningPoolgate instance) {
    return health(instance).at("/details/revocations");
  }

  private static JsonNode health(RunningPoolgate instance) {
    return instance.management().get("/health").json();
  }
}
