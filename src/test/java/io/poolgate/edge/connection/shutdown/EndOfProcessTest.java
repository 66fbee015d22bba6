package io.poolgate.edge.connection.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.RawConnection;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that cannot go on, or cannot end as it should.
@Timeout(120)
class EndOfProcessTest {
  @TempDir private Path folder;

  @Test
  void sigtermEndsAServerThatNeitherReadsNorWrites() throws IOException {
    try (var pool = LocalUserPool.start();
        var poolgate =
            start(pool, Map.of("TEST_STUCK_EVENT_LOOPS", "true", "POOLGATE_SHUTDOWN_GRACE", "1s"));
        var connection = new RawConnection(poolgate.server())) {
      connection.get(StuckEventLoops.PATH);
      await().until(() -> isStuck(poolgate));
      poolgate.terminate();
      assertThat(poolgate.errors()).anyMatch(line -> line.contains("told to"));
    }
  }

  @Test
  @Tag("long")
  void itEndsThoughNobodyReadsItsLastWord() throws IOException {
    var environment =
        Map.of(
            "TEST_STUCK_EVENT_LOOPS",
            "true",
            "POOLGATE_SHUTDOWN_GRACE",
            "1s",
            "POOLGATE_LOG_LEVEL",
            "DEBUG");
    try (var pool = LocalUserPool.start();
        var poolgate =
            PoolgateProcess.startUnread(
                pool, FreePort.find(), environment, folder.resolve("unread"))) {
      try (var connection = new RawConnection(poolgate.server())) {
        for (int line = 0; line < 2_000; line++) { // more than a pipe takes
          connection.send("GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n");
          assertThat(connection.receive().status()).isEqualTo(401);
        }
        connection.get(StuckEventLoops.PATH);
        await().until(() -> isStuck(poolgate));
        poolgate.terminate();
      }
    }
  }

  @Test
  void aServerWithoutMemoryOutsideTheHeapEndsAndSaysSo() throws IOException {
    try (var pool = LocalUserPool.start()) {
      assertThatThrownBy(() -> start(pool, Map.of(), "-Dio.netty.maxDirectMemory=131072"))
          .as("at its first request")
          .hasMessageContaining("Server Running")
          .hasMessageContaining("memory is gone");
    }
  }

  private static boolean isStuck(PoolgateProcess poolgate) {
    try (var another = new RawConnection(poolgate.server())) {
      return another.get("/health/liveness").rest().isEmpty();
    }
  }

  private PoolgateProcess start(
      LocalUserPool pool, Map<String, String> environment, String... options) throws IOException {
    return PoolgateProcess.start(
        pool, FreePort.find(), environment, folder.resolve("output"), options);
  }
}
