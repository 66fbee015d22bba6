package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.Accounts;
import io.poolgate.Proxy;
import io.poolgate.RedisServer;
import io.poolgate.Relay;
import io.poolgate.RunningPoolgate;
import io.poolgate.revocation.Fleet.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two instances behind nginx under load, while their Redis fails over, or is out of reach: nobody
/// is told, and within ten seconds of its return they count together and know each other's
/// sign-outs.
@Tag("long")
@Timeout(300)
class FailoverTest {
  private static final Path WRK = Path.of("/usr/bin/wrk");
  private static final Duration OUT_OF_REACH = Duration.ofSeconds(30);
  private static final Duration SHARED_AGAIN = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void sentinelFailsOverTwice() throws Exception {
    try (var one = RedisServer.start(folder("one"));
        var other = RedisServer.start(folder("other"), "--replicaof", "127.0.0.1 " + one.port());
        var first = one.watch(folder("first"), 2);
        var second = one.watch(folder("second"), 2);
        var third = one.watch(folder("third"), 2)) {
      var sentinels = List.of(first, second, third);
      await().atMost(Duration.ofSeconds(30)).until(() -> knowAll(sentinels));
      var hosts = sentinels.stream().map(each -> "127.0.0.1:" + each.port()).toList();
      underLoad(
          "redis-sentinel://" + String.join(",", hosts) + "?sentinelMasterId=main",
          both -> {
            one.hang(); // its connections stay open, and say nothing
            var meanwhile = both.signOut();
            awaitPrimary(sentinels, other);
            both.shareAgain(meanwhile);
            one.goOn();
            await().atMost(Duration.ofSeconds(60)).until(() -> isReplica(one));
            other.kill();
            meanwhile = both.signOut();
            awaitPrimary(sentinels, one);
            both.shareAgain(meanwhile);
          });
    }
  }

  @Test
  void theLinkIsBlackHoled() throws Exception {
    try (var redis = RedisServer.start(folder("redis"));
        var relay = Relay.to(redis.port())) {
      underLoad(
          "redis://127.0.0.1:" + relay.port(),
          both -> {
            relay.blackHole();
            var meanwhile = both.signOut();
            await()
                .pollDelay(OUT_OF_REACH)
                .atMost(OUT_OF_REACH.multipliedBy(2))
                .until(() -> !isShared(both.here) && !isShared(both.there));
            relay.restore(); // for new connections alone
            both.shareAgain(meanwhile);
          });
    }
  }

  private interface Trouble {
    void make(Both instances) throws Exception;
  }

  private record Both(Fleet fleet, RunningPoolgate here, RunningPoolgate there) {

    /// A sign-out of which one instance alone knows, for as long as there is no Redis.
    Session signOut() {
      var session = fleet.newSession(here);
      session.signOut(here);
      assertThat(session.outcome(here)).isEqualTo("401 token_revoked");
      return session;
    }

    void shareAgain(Session signedOut) {
      long until = System.nanoTime() + SHARED_AGAIN.toNanos();
      await().atMost(left(until)).until(() -> countTogether(here, there));
      await().atMost(left(until)).until(() -> signedOut.outcome(there).equals("401 token_revoked"));
      await().atMost(left(until)).until(() -> isShared(here) && isShared(there));
    }
  }

  private void underLoad(String redisUri, Trouble trouble) throws Exception {
    Proxy.Program.NGINX.require();
    assumeTrue(Files.isExecutable(WRK), "wrk is missing: apt-get install wrk");
    try (var fleet = new Fleet(settings(redisUri))) {
      var here = fleet.ready();
      var there = fleet.ready();
      var both = new Both(fleet, here, there);
      both.shareAgain(both.signOut());
      try (var nginx = Proxy.nginx(folder, port(here), port(there))) {
        var load = load(nginx, fleet.pool().token().sign());
        try {
          trouble.make(both);
          new ProcessBuilder("kill", "-INT", String.valueOf(load.pid())).start().waitFor();
          var report = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(report)
              .containsPattern("(\\d+) requests in")
              .doesNotContain("Non-2xx", "Socket errors", " 0 requests in");
        } finally {
          load.destroyForcibly();
        }
      }
    }
  }

  /// No limit is in the way of the load, but all are asked.
  private static Map<String, Object> settings(String redisUri) {
    var settings = new HashMap<String, Object>();
    settings.put("redis.uri", redisUri);
    for (var limit : List.of("address", "address-messages", "destination-messages", "messages")) {
      settings.put("poolgate.limits." + limit, "10000000/1m");
    }
    settings.put("poolgate.limits.username", "3/1h");
    return settings;
  }

  private static Duration left(long until) {
    return Duration.ofNanos(Math.max(1, until - System.nanoTime()));
  }

  /// Three calls are allowed, wherever they come to.
  private static boolean countTogether(RunningPoolgate here, RunningPoolgate there) {
    var name = Accounts.newEmail();
    for (var instance : List.of(here, there, here)) {
      assertThat(forgot(instance, name)).isEqualTo("202");
    }
    return forgot(there, name).equals("429 rate_limited");
  }

  private static String forgot(RunningPoolgate instance, String name) {
    var body = "{\"username\":\"%s\"}".formatted(name);
    return instance.api().post("/v1/forgot-password", body).outcome();
  }

  private static boolean isShared(RunningPoolgate instance) {
    return instance.management().metric("poolgate_limits_shared") == 1;
  }

  /// Each Sentinel has found the replica and the two others.
  private static boolean knowAll(List<RedisServer> sentinels) {
    return sentinels.stream()
        .map(FailoverTest::main)
        .allMatch(main ->
            "1".equals(main.get("num-slaves")) && "2".equals(main.get("num-other-sentinels")));
  }

  private static void awaitPrimary(List<RedisServer> sentinels, RedisServer next) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            sentinels.stream()
                .allMatch(each -> String.valueOf(next.port()).equals(main(each).get("port"))));
  }

  private static Map<String, String> main(RedisServer sentinel) {
    try (var client = RedisClient.create();
        var connection = client.connectSentinel(RedisURI.create("127.0.0.1", sentinel.port()))) {
      return connection.sync().master("main");
    }
  }

  private static boolean isReplica(RedisServer redis) {
    try (var client = RedisClient.create(redis.uri());
        var connection = client.connect()) {
      return connection.sync().info("replication").contains("master_link_status:up");
    } catch (RedisException e) { // Sentinel closes the connections of one that it demotes
      return false;
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static int port(RunningPoolgate instance) {
    return instance.context().getBean(EmbeddedServer.class).getPort();
  }

  /// Runs until it is interrupted, and then reports. Half of the requests are counted.
  private Process load(Proxy nginx, String token) throws IOException {
    var script =
        """
        local number = 0
        function request()
          number = number + 1
          if math.random() < 0.5 then -- else each instance would get one kind of them
            return wrk.format("GET", "/v1/me", {Authorization = "Bearer %s"})
          end
          return wrk.format("POST", "/v1/forgot-password",
              {["Content-Type"] = "application/json"},
              '{"username":"nobody' .. number .. '@example.com"}')
        end
        function delay() return 50 end
        """
            .formatted(token);
    var file = Files.writeString(folder.resolve("load.lua"), script);
    var command =
        new ArrayList<>(List.of(WRK.toString(), "-t1", "-c16", "-d300s", "--timeout=30s"));
    command.addAll(List.of("-s" + file, nginx.server().toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
