package io.poolgate.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.poolgate.FinishedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The services that docs/verifier.md shows, written as they stand there into an empty folder, and
/// built by Maven, which finds the library by its coordinates in a local repository.
final class ServiceBuild {
  private static final Path FOLDER = Path.of("target", "services").toAbsolutePath();
  private static final Path REPOSITORY = FOLDER.resolve("repository");
  private static final Path POMS = Path.of("src", "test", "library");
  private static final List<String> SERVICES = List.of("plain", "spring", "helidon");
  private static final String JAVA_HOME = System.getProperty("java.home");

  /// A block of the page whose mark names files.
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\S+): (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

  private ServiceBuild() {}

  /// Builds all of them.
  static void run() throws IOException {
    delete(FOLDER);
    linkRepository();
    maven(Path.of("."), "install:install-file@verifier").assertPasses();
    writeSources();
    maven(
            FOLDER,
            "compile",
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            "-DoutputDirectory=target/lib")
        .assertPasses();
  }

  /// The command that starts one, as its section says.
  static List<String> command(String service, String... arguments) {
    var command = new ArrayList<>(List.of(Path.of(JAVA_HOME, "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    return command.stream()
        .map(part -> part.replace("target/", FOLDER.resolve(service).resolve("target") + "/"))
        .toList();
  }

  /// A local repository that has all that the machine's has, and nothing of Poolgate's.
  private static void linkRepository() throws IOException {
    var machines = Path.of(System.getProperty("local.repository"));
    link(machines, REPOSITORY, "io");
    link(machines.resolve("io"), REPOSITORY.resolve("io"), "poolgate");
  }

  private static void link(Path all, Path links, String except) throws IOException {
    Files.createDirectories(links);
    try (var entries = Files.list(all)) {
      for (var entry : entries.toList()) {
        if (!entry.endsWith(except)) {
          Files.createSymbolicLink(links.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  private static FinishedProgram maven(Path folder, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("mvn", "-q", "-B", "-Dmaven.repo.local=" + REPOSITORY));
    command.addAll(List.of(arguments));
    try {
      return FinishedProgram.run(
          folder, Map.of("JAVA_HOME", JAVA_HOME), command.toArray(String[]::new));
    } catch (IOException e) {
      assumeTrue(false, "mvn is missing: apt-get install maven");
      throw e;
    }
  }

  private static void writeSources() throws IOException {
    var page = Files.readString(Path.of("docs", "verifier.md"));
    try (var poms = Files.walk(POMS)) {
      for (var pom : poms.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(pom).replace("<!-- the page's -->", coordinates(page));
        write(FOLDER.resolve(POMS.relativize(pom)), text);
      }
    }
    var blocks = BLOCK.matcher(page).results().toList();
    assertThat(blocks).hasSizeGreaterThan(3);
    for (var block : blocks) {
      var of = block.group(1).equals("all") ? SERVICES : List.of(block.group(1));
      for (var service : of) {
        write(
            FOLDER.resolve(service).resolve("src/main/java").resolve(block.group(2)),
            block.group(3));
      }
    }
  }

  private static String coordinates(String page) {
    int start = page.indexOf("<dependency>");
    return page.substring(start, page.indexOf("```", start));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
