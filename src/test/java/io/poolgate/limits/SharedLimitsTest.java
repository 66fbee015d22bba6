package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.RedisServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two instances that count in one Redis.
@Timeout(180)
class SharedLimitsTest {
  @TempDir private Path folder;

  @Test
  void twoInstancesCountTogetherAndEachForItselfWhileRedisIsGone() {
    try (var redis = RedisServer.start(folder);
        var one = PoolgateServer.start(properties(redis));
        var other =
            PoolgateServer.inFrontOf(one.pool(), InstantSource.system(), properties(redis))) {
      var name = Accounts.newEmail();
      assertTaken(one, name);
      assertTaken(other, name);
      assertTaken(one, name);
      assertThat(forgot(other, name).outcome()).isEqualTo("429 rate_limited");
      assertThat(forgot(one, name).outcome()).isEqualTo("429 rate_limited");
      assertThat(one.management().get("/prometheus").body()).contains("poolgate_limits_shared 1.0");

      redis.kill();
      // Each goes on from what it has counted: two of the three, and one.
      assertTaken(one, name);
      assertTaken(other, name);
      assertTaken(other, name);
      for (var instance : new PoolgateServer[] {one, other}) {
        assertThat(forgot(instance, name).outcome()).isEqualTo("429 rate_limited");
        assertThat(instance.management().get("/prometheus").body())
            .contains("poolgate_limits_shared 0.0");
        var health = instance.management().get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().at("/details/limits/details/shared").asBoolean(true)).isFalse();
      }

      redis.startAgain();
      Awaitility.await()
          .untilAsserted(() -> {
            forgot(one, Accounts.newEmail());
            assertThat(one.management().get("/prometheus").body())
                .contains("poolgate_limits_shared 1.0");
          });
    }
  }

  @Test
  void aRedisThatHangsCostsNobodyAnAnswer() {
    try (var redis = RedisServer.start(folder);
        var poolgate = PoolgateServer.start(properties(redis))) {
      assertTaken(poolgate, Accounts.newEmail());
      redis.hang();
      for (int i = 0; i < 20; i++) {
        assertTaken(poolgate, Accounts.newEmail());
      }
      redis.goOn();
    }
  }

  @Test
  void noNameIsToBeReadInRedis() throws Exception {
    try (var redis = RedisServer.start(folder);
        var poolgate = PoolgateServer.start(properties(redis))) {
      var name = Accounts.newEmail();
      assertTaken(poolgate, name);
      assertThat(keys(redis)).contains("poolgate:limit:username-messages:").doesNotContain(name);
    }
  }

  private static Map<String, Object> properties(RedisServer redis) {
    return Map.of(
        "redis.uri",
        redis.uri(),
        "poolgate.limits.enabled",
        true,
        "poolgate.limits.address",
        "off",
        "poolgate.limits.username",
        "3/1h");
  }

  private static void assertTaken(PoolgateServer poolgate, String name) {
    assertThat(forgot(poolgate, name).outcome()).isEqualTo("202");
  }

  private static Answer forgot(PoolgateServer poolgate, String name) {
    return poolgate.api().post("/v1/forgot-password", "{\"username\":\"%s\"}".formatted(name));
  }

  private static String keys(RedisServer redis) throws Exception {
    try (var client = RedisClient.create(redis.uri());
        var connection = client.connect()) {
      return String.join("\n", connection.sync().keys("*"));
    }
  }
}
