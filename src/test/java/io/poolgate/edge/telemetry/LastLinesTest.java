package io.poolgate.edge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.RawConnection;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program's log, of which each request with a bad token is a line at DEBUG.
@Timeout(120)
class LastLinesTest {
  private static final Map<String, String> DEBUG = Map.of("POOLGATE_LOG_LEVEL", "DEBUG");
  private static final int LINE = 100; // bytes, at least
  private static final int PIPELINED = 10;

  @TempDir private static Path folder;
  private static LocalUserPool pool;

  @BeforeAll
  static void start() throws IOException {
    pool = LocalUserPool.start();
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  @Test
  void aLogThatNobodyReadsHoldsNobodyUp() throws IOException {
    try (var poolgate =
        PoolgateProcess.startUnread(pool, FreePort.find(), DEBUG, folder.resolve("unread"))) {
      refuseTokens(poolgate, (1 << 20) / LINE);
      try (var another = new RawConnection(poolgate.server())) {
        assertThat(another.get("/health/liveness").receive().status()).isEqualTo(200);
      }
      poolgate.terminate();
      assertThat(poolgate.lines()).as("the access log").hasSizeGreaterThan(100);
    }
  }

  @Test
  void theLastLinesAreWritten() throws IOException {
    try (var poolgate =
        PoolgateProcess.start(
            pool,
            FreePort.find(),
            Map.of("POOLGATE_LOG_LEVEL", "ERROR"),
            folder.resolve("read"),
            "-Dpoolgate.log.level= debug ")) { // a property goes before a variable
      refuseTokens(poolgate, 1000);
      poolgate.terminate();
      assertThat(poolgate.errors().getLast()).contains("shutting down");
      assertThat(poolgate.errors().stream().filter(line -> line.contains("Token rejected")))
          .hasSize(1000);
      assertThat(poolgate.lines().stream().filter(line -> line.contains("invalid_token")))
          .hasSize(1000);
    }
  }

  @Test
  @Tag("long")
  void anAccessLogThatNobodyReadsLosesWholeLinesAndSaysHowMany() throws IOException {
    int management = FreePort.find();
    var environment = Map.of("POOLGATE_MANAGEMENT_PORT", String.valueOf(management));
    try (var poolgate =
        PoolgateProcess.startUnheard(
            pool, FreePort.find(), environment, folder.resolve("unheard"))) {
      int requests = 15_000;
      refuseTokens(poolgate, requests);
      var dropped = dropped(management);
      assertThat(dropped).isBetween(1, requests);
      var lines = CompletableFuture.supplyAsync(poolgate::unread);
      poolgate.terminate();
      assertThat(lines.join()).allMatch(line -> line.startsWith("{\"time\"") && line.endsWith("}"));
      assertThat(lines.join().stream().filter(line -> line.contains("invalid_token")))
          .hasSize(requests - dropped);
    }
  }

  private static int dropped(int management) {
    var metrics = new Api(URI.create("http://127.0.0.1:" + management), false).get("/prometheus");
    var count =
        Pattern.compile("poolgate_access_log_dropped_total (\\d+)\\.0").matcher(metrics.body());
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  private static void refuseTokens(PoolgateProcess poolgate, int count) {
    var request = "GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n";
    try (var connection = new RawConnection(poolgate.server())) {
      for (int i = 0; i < count; i += PIPELINED) {
        connection.send(request.repeat(PIPELINED));
        for (int j = 0; j < PIPELINED; j++) {
          assertThat(connection.receive().status()).isEqualTo(401);
        }
      }
    }
  }
}
