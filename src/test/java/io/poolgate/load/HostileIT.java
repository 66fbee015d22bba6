package io.poolgate.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What hostile clients can do to the jar, in a process with a heap of 256 MB: bench/hostile says
/// how, and fails where a health probe or a sign-in does, where memory runs out or stays taken, or
/// where SIGTERM does not end it.
@Tag("long")
@Timeout(300)
class HostileIT {
  private static final Program HOSTILE = Program.of("hostile/Hostile.java");
  private static final List<String> ON_MEMORY =
      List.of(
          "h2-header-bombs",
          "h1-empty-headers",
          "h2-zero-window",
          "h1-reads-nothing",
          "h1-body-hold",
          "h2-body-hold");

  /// For as long as the server waits for anything, several times over.
  @ParameterizedTest
  @FieldSource("ON_MEMORY")
  void anAttackOnItsMemoryIsOutlived(String attack) throws IOException, InterruptedException {
    assertOutlived("-t", "60", attack);
  }

  /// Inputs of the same kinds, and the other kinds; from many addresses.
  @ParameterizedTest
  @MethodSource("others")
  void anAttackFromManyAddressesIsOutlived(String attack) throws IOException, InterruptedException {
    assertOutlived("-t", "8", "-a", "50", attack);
  }

  static List<String> others() throws IOException, InterruptedException {
    return HOSTILE
        .run(List.of(), "-l")
        .output()
        .lines()
        .filter(Predicate.not(ON_MEMORY::contains))
        .toList();
  }

  private static void assertOutlived(String... arguments) throws IOException, InterruptedException {
    var result = HOSTILE.run(List.of(), arguments);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
