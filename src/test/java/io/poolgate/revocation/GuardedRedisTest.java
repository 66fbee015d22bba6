package io.poolgate.revocation;

import static io.poolgate.revocation.Fleet.readiness;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.LogLines;
import io.poolgate.RedisServer;
import io.poolgate.edge.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Redis that speaks TLS, by a certificate of a private authority, and lets its one user do what
/// docs/sign-out.md says.
@Timeout(120)
class GuardedRedisTest {
  private static final String PASSWORD = "mark-p@ss/wörd%41";
  private static final Pattern RIGHTS = Pattern.compile("ACL SETUSER poolgate on >\\S+ (.*)");

  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  private final Path ca;
  private final RedisServer redis;

  GuardedRedisTest(@TempDir Path folder) throws Exception {
    ca = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
    var options = new ArrayList<>(List.of("--user", "default", "off", "--user"));
    options.addAll(user());
    redis =
        RedisServer.startWithTls(folder, AUTHORITY.issue("redis"), options.toArray(String[]::new));
  }

  private static List<String> user() throws IOException {
    var rights = RIGHTS.matcher(Files.readString(Path.of("docs", "sign-out.md")));
    assertThat(rights.find()).isTrue();
    var user = new ArrayList<>(List.of("poolgate", "on", ">" + PASSWORD));
    user.addAll(List.of(rights.group(1).split(" ")));
    return user;
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  @Test
  void signOutsGoThroughTlsWithAPassword() {
    try (var fleet = new Fleet(withCa(PASSWORD))) {
      var here = fleet.ready();
      var there = fleet.ready();
      var session = fleet.newSession(here);
      session.signOut(here);
      await()
          .untilAsserted(() -> assertThat(session.outcome(there)).isEqualTo("401 token_revoked"));
      assertThat(here.management().get("/prometheus").body())
          .contains("poolgate_limits_shared 1.0");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() {
    neverReady(
        Map.of("redis.uri", redis.uriOf("poolgate", PASSWORD)),
        "Redis has a certificate of an authority that is not trusted");
  }

  @Test
  void aWrongPasswordIsNotReady() {
    neverReady(withCa("mark-wrong-password"), "Redis refuses the user or the password (WRONGPASS)");
  }

  private Map<String, Object> withCa(String password) {
    return Map.of("redis.uri", redis.uriOf("poolgate", password), "redis.tls-ca", ca.toString());
  }

  private static void neverReady(Map<String, Object> settings, String reason) {
    try (var log = LogLines.ofErrors();
        var fleet = new Fleet(settings)) {
      var instance = fleet.start();
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(60))
          .until(() -> readiness(instance) == 503);
      assertThat(log.news()).filteredOn(line -> line.contains(reason)).hasSize(1);
      assertThat(log.lines()).noneMatch(line -> line.contains("mark-"));
    }
  }
}
