package io.poolgate.revocation;

import static io.poolgate.revocation.Fleet.readiness;
import static io.poolgate.revocation.Fleet.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.poolgate.RedisServer;
import io.poolgate.RunningPoolgate;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else writes to Redis, too.
@Timeout(120)
class HostileRedisTest {
  private static final String REVOKED = "401 token_revoked";
  private static final Pattern IGNORED =
      Pattern.compile("poolgate_revocation_ignored_total (\\d+)");

  private static final List<String> GARBAGE =
      List.of(
          "",
          "garbage",
          "1session:x",
          "1 group:x",
          "1 session:",
          "-1 session:x",
          "1e3 user:x",
          "NaN user:x",
          "99999999999999999999 user:x",
          "1 user:a\r\nb",
          "1 user:" + "x".repeat(100_000),
          "1  session:x");

  private final RedisServer redis;
  private final RedisClient client;
  private final RedisCommands<String, String> stranger;
  private final Fleet fleet;
  private final String name;

  HostileRedisTest(@TempDir Path folder) {
    redis = RedisServer.start(folder);
    client = RedisClient.create(redis.uri());
    stranger = client.connect().sync();
    fleet = new Fleet(redis.uri());
    name = "poolgate:" + fleet.pool().id() + ":revoked";
  }

  @AfterEach
  void stop() {
    fleet.close();
    client.shutdown();
    redis.close();
  }

  @Test
  void garbageInTheChannelIsIgnoredAndCounted() {
    var here = fleet.ready();
    GARBAGE.forEach(message -> assertThat(stranger.publish(name, message)).isEqualTo(1));
    await().untilAsserted(() -> assertThat(ignored(here)).isEqualTo(GARBAGE.size()));
    signOutIsStillTold(here);
  }

  @Test
  void garbageInTheSetIsIgnoredAndCounted() {
    GARBAGE.forEach(member -> stranger.zadd(name, 1, member));
    stranger.zadd(name, Double.POSITIVE_INFINITY, "user:x");
    stranger.zadd(name, Double.NEGATIVE_INFINITY, "session:x");
    var here = fleet.ready();
    assertThat(ignored(here)).isEqualTo(GARBAGE.size() + 2);
    signOutIsStillTold(here);
  }

  @Test
  void somethingElseInThePlaceOfTheSetKeepsTheServerFromBeingReadyUntilItIsGone() {
    stranger.set(name, "something else");
    var here = fleet.start();
    assertThat(readiness(here)).isEqualTo(503);
    stranger.del(name);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(readiness(here)).isEqualTo(200));
  }

  @Test
  void aTimeToComeRefusesNobodyWhoSignsInLater() throws ParseException {
    var here = fleet.ready();
    var session = fleet.newSession(here);
    var sub = SignedJWT.parse(session.accessToken()).getJWTClaimsSet().getSubject();
    var inAYear = Instant.now().plus(Duration.ofDays(365)).getEpochSecond();
    stranger.publish(name, inAYear + " user:" + sub);
    await().untilAsserted(() -> assertThat(session.outcome(here)).isEqualTo(REVOKED));
    await()
        .untilAsserted(
            () -> assertThat(signIn(here, session.credentials()).outcome(here)).isEqualTo("200"));
  }

  private void signOutIsStillTold(RunningPoolgate here) {
    var session = fleet.newSession(here);
    session.signOut(here);
    assertThat(session.outcome(fleet.ready())).isEqualTo(REVOKED);
  }

  private static int ignored(RunningPoolgate instance) {
    var count = IGNORED.matcher(instance.management().get("/prometheus").body());
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }
}
