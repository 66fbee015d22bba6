package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// slowhttptest: 800 connections of each of its kinds, for 20 s. Once a second it asks on one more
/// connection whether the server answers within 5 s.
@Tag("long")
@Timeout(120)
class SlowhttptestTest {
  private static final int CONNECTIONS = 800; // an address may have 1,000

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "slow heads, /health/liveness, -H",
    "slow bodies, /v1/sign-in, -B -s 60000 -f application/json",
    "slow reads, /openapi.yml, -X -w 512 -y 1024 -n 5 -z 32 -k 3"
  })
  void theServiceIsAvailableThroughout(String kind, String path, String options)
      throws IOException, InterruptedException {
    Tool.SLOWHTTPTEST.require();
    try (var poolgate = PoolgateServer.start()) {
      var found = folder.resolve("found");
      var bounds = "-c %d -r 200 -i 2 -l 20 -p 5 -v 1 -g -o %s -u %s%s";
      var command =
          options + " " + bounds.formatted(CONNECTIONS, found, poolgate.api().server(), path);
      Tool.SLOWHTTPTEST.run(command.split(" "));
      var seconds = seconds(folder.resolve("found.csv"));
      assertThat(seconds).as(kind).hasSizeGreaterThan(5);
      assertThat(seconds)
          .extracting(List::getLast)
          .as("of each second: is it available?")
          .doesNotContain("0");
      assertThat(poolgate.api().get("/health/liveness").status()).isEqualTo(200);
    }
  }

  /// Of each second: which one, connections closed, pending, connected, and whether the service is
  /// available, which is 0 or not.
  private static List<List<String>> seconds(Path report) throws IOException {
    try (var lines = Files.lines(report)) {
      return lines.skip(1).map(line -> List.of(line.split(","))).toList();
    }
  }
}
