package io.poolgate.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the programs of bench/load still start, measure and print. What they find is no matter
/// here: a figure depends on the machine, and on what else runs there.
@Tag("long")
@Timeout(300)
class BenchIT {
  private static final List<String> WANT_WRK = List.of("Cost", "Change");

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramRuns(Program program) throws IOException, InterruptedException {
    if (WANT_WRK.stream().anyMatch(program.toString()::contains)) {
      assumeTrue(
          Files.isExecutable(Path.of("/usr/bin/wrk")), "wrk is missing: apt-get install wrk");
    }
    var result = program.run(List.of("-Dshort=true"));
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).containsPattern("\\d\\.\\d");
  }

  static List<Program> programs() {
    return Program.in("load");
  }
}
