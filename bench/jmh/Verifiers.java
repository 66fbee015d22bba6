import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a verification costs by the library, by others for the JVM and by aws-jwt-verify in
/// Node.js: the same tokens, one after another on one thread. Prints a table, and fails where the
/// library is not the cheapest: `java bench/jmh/Verifiers.java`, after `mvn -f bench/jmh compile`.
final class Verifiers {
  private static final boolean SHORT = Boolean.getBoolean("short");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String CLASS_PATH =
      "bench/jmh/target/classes:bench/jmh/target/dependency/*:target/poolgate.jar";
  private static final Path TOKENS = Path.of("target", "bench-tokens.json");
  private static final Path FIGURES = Path.of("target", "bench-verifiers.csv");
  private static final Path NODE = Path.of("bench", "peers", "aws-jwt-verify");

  private record Row(String what, String of, double microseconds) {}

  private Verifiers() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    run(JAVA, "-cp", CLASS_PATH, "io.poolgate.verifier.BenchTokens");
    jmh();
    var figures = Files.readString(FIGURES);
    var remembered = figure(figures, "poolgateRemembered");
    var first = figure(figures, "poolgateFirstSight");
    var peers =
        List.of(
            new Row("Nimbus JOSE + JWT", "JVM", figure(figures, "nimbus")),
            new Row("jose4j", "JVM", figure(figures, "jose4j")),
            new Row("java-jwt (Auth0)", "JVM", figure(figures, "javaJwt")),
            new Row("aws-jwt-verify", "Node.js", node()));
    var rows = new ArrayList<Row>();
    rows.add(new Row("poolgate-verifier, a token that it remembers", "JVM", remembered));
    rows.add(new Row("poolgate-verifier, a token at first sight", "JVM", first));
    rows.addAll(peers);
    System.out.println("| | runs on | µs a token |\n|---|---|---|");
    for (var row : rows) {
      System.out.printf("| %s | %s | %.1f |%n", row.what(), row.of(), row.microseconds());
    }
    if (!SHORT && peers.stream().anyMatch(peer -> peer.microseconds() < first)) {
      System.exit(1);
    }
  }

  private static void jmh() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(JAVA, "-cp", CLASS_PATH, "org.openjdk.jmh.Main"));
    command.addAll(
        List.of("PeersBenchmark", "-foe", "true", "-rf", "csv", "-rff", FIGURES.toString()));
    if (SHORT) {
      command.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms"));
    }
    run(command.toArray(String[]::new));
  }

  private static double node() throws IOException, InterruptedException {
    run("npm", "ci", "--prefix", NODE.toString(), "--prefer-offline", "--no-audit", "--no-fund");
    var script = NODE.resolve("verify.mjs").toString();
    var said = run("node", script, TOKENS.toString(), SHORT ? "0.2" : "10");
    return Double.parseDouble(said.strip());
  }

  private static double figure(String csv, String benchmark) {
    var line = Pattern.compile("PeersBenchmark\\." + benchmark + "\",(?:[^,]*,){3}\"?([0-9.]+)");
    var found = line.matcher(csv);
    if (!found.find()) {
      throw new IllegalStateException("no figure of " + benchmark + " in " + csv);
    }
    return Double.parseDouble(found.group(1));
  }

  /// What the program printed; its errors go to this one's.
  private static String run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " says: " + said);
    }
    return said;
  }
}
