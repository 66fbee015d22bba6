package io.poolgate.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.poolgate.NpmFolder;
import io.poolgate.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the programs of bench/load still start, measure and print. What they find is no matter
/// here: a figure depends on the machine, and on what else runs there.
@Tag("long")
@Timeout(300)
class BenchIT {
  private static final Map<String, List<Tool>> WANTED =
      Map.of(
          "Cost", List.of(Tool.WRK, Tool.HAPROXY),
          "Change", List.of(Tool.WRK),
          "Starts", List.of(Tool.WRK),
          "SignIn", List.of(Tool.WRK, Tool.HAPROXY),
          "SmallHeap", List.of(Tool.WRK, Tool.HAPROXY));

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramRuns(Program program) throws IOException, InterruptedException {
    WANTED.getOrDefault(program.name(), List.of()).forEach(Tool::require);
    if (program.name().equals("SignIn")) {
      var missing = NpmFolder.missing();
      assumeTrue(missing.isEmpty(), missing.orElse(""));
    }
    var result = program.run(List.of("-Dshort=true"));
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).containsPattern("\\d\\.\\d");
  }

  static List<Program> programs() {
    return Program.in("load");
  }
}
