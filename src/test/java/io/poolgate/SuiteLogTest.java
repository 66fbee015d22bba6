package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Searches all that the suite has logged, at the finest level, for all the secrets that it used.
/// Runs by itself after the others; the build keeps their output in files.
class SuiteLogTest {
  private static final Path REPORTS = Path.of("target", "surefire-reports");

  /// The demo user's, which the start banner prints to standard output on purpose.
  private static final Set<String> PRINTED_ON_PURPOSE =
      Set.of("demo@example.com", "Poolgate-demo-1");

  @Test
  void noSecretWasLogged() throws IOException {
    var log = log();
    assertThat(log)
        .as("the log is that of a running server")
        .contains("POOLGATE_SESSION_KEYS is not set", "Token rejected");
    // The access log's hashes may have the first three characters by chance.
    assertThat(log).as("no JWT of anybody's").doesNotContainPattern("(?<![\\w-])eyJ[\\w-]{14}");
    var secrets = Files.readAllLines(UsedSecrets.FILE);
    assertThat(secrets).as("secrets were noted").hasSizeGreaterThan(50);
    secrets.removeAll(PRINTED_ON_PURPOSE);
    assertThat(secrets.stream().filter(log::contains)).isEmpty();
  }

  private static String log() throws IOException {
    try (var files = Files.list(REPORTS)) {
      return files
          .filter(file -> file.toString().endsWith("-output.txt"))
          .map(SuiteLogTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
