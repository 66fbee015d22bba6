package io.poolgate.revocation;

import static io.poolgate.revocation.Fleet.readiness;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Redis that speaks TLS, by a certificate that nobody vouches for, and lets its one user do what
/// docs/sign-out.md says.
@Timeout(120)
class GuardedRedisTest {
  private static final String PASSWORD = "mark-p@ss/wörd%41";
  private static final Pattern RIGHTS = Pattern.compile("ACL SETUSER poolgate on >\\S+ (.*)");

  private final RedisServer redis;

  GuardedRedisTest(@TempDir Path folder) throws Exception {
    var keys = keys(folder);
    var certificate = pem(folder, "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    var key = keys.getKey("redis", "changeit".toCharArray()).getEncoded();
    var options = new ArrayList<>(List.of("--tls-cert-file", certificate));
    options.addAll(List.of("--tls-ca-cert-file", certificate));
    options.addAll(List.of("--tls-key-file", pem(folder, "PRIVATE KEY", key)));
    options.addAll(List.of("--user", "default", "off", "--user"));
    options.addAll(user());
    redis = RedisServer.startWithTls(folder, options.toArray(String[]::new));
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
    try (var fleet = new Fleet(redis.uriOf("poolgate", PASSWORD) + "?verifyPeer=NONE")) {
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
    neverReady(redis.uriOf("poolgate", PASSWORD));
  }

  @Test
  void aWrongPasswordIsNotReady() {
    neverReady(redis.uriOf("poolgate", "mark-wrong-password") + "?verifyPeer=NONE");
  }

  private static void neverReady(String uri) {
    try (var fleet = new Fleet(uri)) {
      var instance = fleet.start();
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(60))
          .until(() -> readiness(instance) == 503);
    }
  }

  private static KeyStore keys(Path folder) throws Exception {
    var file = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=redis",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
  }

  private static String pem(Path folder, String type, byte[] content) throws IOException {
    var text = Base64.getMimeEncoder().encodeToString(content);
    var framed = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text);
    return Files.writeString(folder.resolve(type + ".pem"), framed).toString();
  }
}
