import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a request, a sign-in, a line of the log and a verification cost beside others: each program
/// of those that hold a ratio, one after the other, on a machine that does nothing else (half an
/// hour). Fails where one of them misses its own: `java bench/Ratios.java`, after `mvn package
/// -DskipTests` and `mvn -f bench/jmh compile`.
final class Ratios {
  private static final List<String> PROGRAMS =
      List.of(
          "bench/load/Cost.java",
          "bench/load/Starts.java",
          "bench/load/SignIn.java",
          "bench/load/SmallHeap.java",
          "bench/jmh/Verifiers.java");

  private Ratios() {}

  static void main() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var missed = new ArrayList<String>();
    for (var program : PROGRAMS) {
      System.out.println("\n" + program);
      if (new ProcessBuilder(java, program).inheritIO().start().waitFor() != 0) {
        missed.add(program);
      }
    }
    System.out.println(missed.isEmpty() ? "\nAll are kept." : "\nMissed: " + missed);
    System.exit(missed.size());
  }
}
