package io.poolgate.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The programs of bench/load that compare the jar with itself in one run, and so can say whether a
/// promise of docs/security.md is kept on any machine.
@Tag("long")
@Timeout(900)
class BenchIT {
  @ParameterizedTest
  @ValueSource(strings = {"SlowClients", "Enumeration", "WorstBodies"})
  void theProgramFindsWhatIsPromised(String program) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var found = Path.of("target", program + ".txt");
    var run =
        new ProcessBuilder(java, "-cp", "target/poolgate.jar", "bench/load/" + program + ".java")
            .redirectErrorStream(true)
            .redirectOutput(found.toFile())
            .start();
    try {
      int exitCode = run.waitFor();
      System.out.println(Files.readString(found));
      assertThat(exitCode).as(Files.readString(found)).isZero();
    } finally {
      run.destroy();
    }
  }
}
