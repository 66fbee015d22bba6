package io.poolgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.SetArgs;
import io.poolgate.FreePort;
import io.poolgate.LogLines;
import io.poolgate.RedisServer;
import io.poolgate.edge.tls.CertificateAuthority;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What operators are told of a Redis that is of no use, while it is tried again and again.
@Timeout(60)
class LinkKeeperTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--requirepass mark-right | :mark-wrong@ | 1 | refuses the user or the password (WRONGPASS)",
        "--requirepass mark-right | | 1 | asks for a password (NOAUTH)",
        "--requirepass mark-right --rename-command HELLO x --rename-command AUTH y | :mark-right@ | 1"
            + " | refuses the user or the password (WRONGPASS)",
        "--user default on nopass ~* &* +@all -set | | 1"
            + " | does not permit this user what it needs (NOPERM)",
        "--maxmemory 1 | | 1 | has no memory left (OOM)",
        "--replicaof 127.0.0.1 1 | | 3 | is read only: the address leads to a replica (READONLY)",
        "--min-replicas-to-write 1 | | 3 | has too few replicas, and takes nothing (NOREPLICAS)"
      })
  void whyIsSaidOnceInWordsWithoutThePassword(
      String options, String credentials, int tries, String words) {
    try (var redis = RedisServer.start(folder, options.split(" "))) {
      saysOnce(address(credentials == null ? "" : credentials, redis.port()), tries, words);
    }
  }

  @Test
  void aRedisThatConnectsAndSaysNothingDoesNotAnswerWithTlsOrWithout() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var address = "://127.0.0.1:%d?timeout=100ms".formatted(silent.getLocalPort());
      saysOnce("redis" + address, 2, "does not answer in time");
      saysOnce("rediss" + address, 2, "does not answer in time");
    }
  }

  @Test
  void aRedisThatIsNotThereRefusesConnections() {
    saysOnce(address("", FreePort.find()), 2, "refuses connections");
  }

  @Test
  void aCertificateIsCheckedByTheAuthorityThatIsGiven(@TempDir Path other) throws Exception {
    var ours = new CertificateAuthority();
    var ca = Files.writeString(folder.resolve("ca.pem"), ours.pem()).toString();
    try (var redis =
        RedisServer.startWithTls(folder, ours.issue("redis"), "--bind", "127.0.0.1 127.0.0.2")) {
      var address = "rediss://127.0.0.1:" + redis.port();
      assertLinked(new RedisConfiguration(address, null, ca));
      saysOnce(
          new RedisConfiguration("rediss://127.0.0.2:" + redis.port(), null, ca),
          2,
          "Redis has a certificate that is not for the host of the address");
      saysOnce(
          new RedisConfiguration(address, null, null),
          2,
          "Redis has a certificate of an authority that is not trusted");
    }
    try (var redis = RedisServer.startWithTls(other, ours.issueExpired("redis"))) {
      saysOnce(
          new RedisConfiguration("rediss://127.0.0.1:" + redis.port(), null, ca),
          2,
          "Redis has a certificate that has expired");
    }
  }

  @Test
  @Tag("long")
  void sentinelsAreAskedWithTheirOwnPassword(@TempDir Path other) throws Exception {
    try (var redis = RedisServer.start(folder, "--requirepass", "mark-right");
        var sentinel =
            redis.watch(
                other, 1, "requirepass mark-sentinel", "sentinel auth-pass main mark-right");
        var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var uri =
          "redis-sentinel://:mark-right@127.0.0.1:%d,127.0.0.1:%d?timeout=300ms&sentinelMasterId="
              .formatted(silent.getLocalPort(), sentinel.port());
      assertLinked(new RedisConfiguration(uri + "main", "mark-sentinel", null));
      saysOnce(
          new RedisConfiguration(uri + "other", "mark-sentinel", null),
          2,
          "Sentinel has none to name as the primary");
      saysOnce(
          new RedisConfiguration(uri + "main", "mark-wrong", null),
          1,
          "Sentinel refuses the user or the password (WRONGPASS)");
      saysOnce(
          new RedisConfiguration(uri + "main", null, null),
          1,
          "Sentinel asks for a password (NOAUTH)");
    }
  }

  private static void assertLinked(RedisConfiguration configuration) throws Exception {
    try (var redis = new Redis(configuration.address(), configuration.authorities());
        var connection = redis.connect()) {
      assertThat(connection.sync().set("something", "")).isEqualTo("OK");
    }
  }

  private static String address(String credentials, int port) {
    return "redis://%s127.0.0.1:%d".formatted(credentials, port);
  }

  private static void saysOnce(String address, int tries, String words) {
    saysOnce(new RedisConfiguration(address, null, null), tries, "Redis " + words);
  }

  private static void saysOnce(RedisConfiguration configuration, int tries, String sentence) {
    var tried = new AtomicInteger();
    try (var log = LogLines.ofErrors();
        var redis = new Redis(configuration.address(), configuration.authorities());
        var _ = redis.keep("one", () -> open(redis, tried));
        var _ = redis.keep("another", () -> open(redis, tried))) {
      await().until(() -> tried.get() >= 2 * tries && !log.news().isEmpty());
      // A handshake that fails may be seen as a connection that ends, before the reason is known.
      assertThat(log.news())
          .filteredOn(line -> !line.endsWith(" has closed the connection")) // Redis or Sentinel
          .containsExactly("io.poolgate.redis.RedisFaults " + sentence)
          .noneMatch(line -> line.contains("mark-"));
    }
  }

  private static RedisLink open(Redis redis, AtomicInteger tried) {
    tried.incrementAndGet();
    try (var connection = redis.connect()) {
      connection.sync().set("nothing", "", SetArgs.Builder.xx());
      throw new IllegalStateException("it takes everything");
    }
  }
}
