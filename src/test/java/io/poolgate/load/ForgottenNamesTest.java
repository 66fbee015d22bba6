package io.poolgate.load;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.QuickJvm.ALL_COMPILERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that strangers make up, 147 MB of them, at a server with a heap of 128 MB: it lives on
/// only where it keeps none.
@Tag("long")
@Timeout(300)
class ForgottenNamesTest {
  private static final int BODIES = 3_000;
  private static final int LENGTH = 49_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/v1/sign-in; {'NAME':1}",
        "/v1/sign-up; {'username':'a','attributes':{'NAME':'x'}}",
        "/v1/sign-in/challenge; {'session':'x','credential':{'x':[{'NAME':1}]}}"
      })
  void aServerOutlivesThem(String path, String body) throws IOException {
    try (var pool = LocalUserPool.start();
        var poolgate = start(pool)) {
      var api = new Api(poolgate.server(), false);
      var filler = "x".repeat(LENGTH);
      for (int i = 0; i < BODIES; i++) {
        var hostile = body.replace('\'', '"').replace("NAME", i + filler);
        assertThat(api.post(path, hostile).status()).isIn(400, 401);
      }
      var email = newEmail();
      var password = newPassword();
      pool.createUser(email, password);
      assertThat(api.post("/v1/sign-in", credentials(email, password)).status()).isEqualTo(200);
      assertThat(poolgate.errors()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }
  }

  private PoolgateProcess start(LocalUserPool pool) throws IOException {
    return PoolgateProcess.start(
        pool,
        FreePort.find(),
        Map.of("POOLGATE_LIMITS_ENABLED", "false"),
        folder.resolve("output"),
        ALL_COMPILERS,
        "-Xmx128m");
  }
}
