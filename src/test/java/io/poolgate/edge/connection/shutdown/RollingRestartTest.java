package io.poolgate.edge.connection.shutdown;

import static io.poolgate.QuickJvm.ALL_COMPILERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.Proxy;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two instances behind nginx, with the configuration of docs/behind-a-proxy.md, are restarted in
/// turn while wrk sends requests, half of which nginx may not send a second time.
@Tag("long")
@Timeout(1200)
class RollingRestartTest {
  private static final Path WRK = Path.of("/usr/bin/wrk");
  private static final int RESTARTS = 10;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");

  @TempDir private Path folder;

  @Test
  void tenRestartsLoseNoRequest() throws Exception {
    Proxy.Program.NGINX.require();
    assumeTrue(Files.isExecutable(WRK), "wrk is missing: apt-get install wrk");
    int[] ports = {FreePort.find(), FreePort.find()};
    try (var pool = LocalUserPool.start()) {
      var instances = new PoolgateProcess[] {start(pool, ports[0]), start(pool, ports[1])};
      try (var nginx = Proxy.nginx(folder, ports[0], ports[1])) {
        var load = load(nginx, pool.token().sign());
        for (int restart = 0; restart < RESTARTS; restart++) {
          int next = restart % 2;
          instances[next].terminate();
          instances[next] = start(pool, ports[next]);
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(load.pid())).start().waitFor();
        var report = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(report)
            .containsPattern(REQUESTS)
            .doesNotContain("Non-2xx", "Socket errors", " 0 requests in");
      } finally {
        instances[0].close();
        instances[1].close();
      }
    }
  }

  private PoolgateProcess start(LocalUserPool pool, int port) throws IOException {
    return PoolgateProcess.start(
        pool,
        port,
        Map.of("POOLGATE_LIMITS_ENABLED", "false"),
        folder.resolve("output"),
        ALL_COMPILERS);
  }

  /// Runs until it is interrupted, and then reports.
  private Process load(Proxy nginx, String token) throws IOException {
    var script =
        """
        local number = 0
        function request()
          number = number + 1
          if number %% 2 == 0 then
            return wrk.format("GET", "/v1/me", {Authorization = "Bearer %s"})
          end
          return wrk.format("POST", "/v1/forgot-password",
              {["Content-Type"] = "application/json"}, '{"username":"nobody@example.com"}')
        end
        function delay() return 10 end
        """
            .formatted(token);
    var file = Files.writeString(folder.resolve("load.lua"), script);
    return new ProcessBuilder(
            WRK.toString(),
            "-t1",
            "-c32",
            "-d1200s",
            "--timeout=30s",
            "-s" + file,
            nginx.server().toString())
        .redirectErrorStream(true)
        .start();
  }
}
