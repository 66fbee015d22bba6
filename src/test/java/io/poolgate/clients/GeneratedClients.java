package io.poolgate.clients;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.poolgate.FinishedProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What docs/clients.md makes of the contract: each of its commands is run as it stands, in
/// target/, by the generator that src/test/generated/pom.xml names.
final class GeneratedClients {
  static final Path SOURCES = Path.of("src", "test", "generated").toAbsolutePath();
  static final Path FOLDER = Path.of("target", "generated-clients").toAbsolutePath();
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Path CONTRACT = Path.of("openapi.yml");

  /// Warnings that mean nothing for a client.
  private static final List<String> HARMLESS =
      List.of(
          "OpenAPI 3.1 support is still in beta",
          // Values of any type, which become the language's own.
          "Failed to get the schema name: null",
          "Codegen property is null (e.g. map/dict of undefined type)",
          // Examples in the client's own pages.
          "No application/json content media type found in response",
          "Ignoring complex example on request body",
          // A result's properties stand beside its `oneOf` too, for those that cannot read that.
          "'oneOf' is intended to include only the additional optional OAS extension discriminator",
          "cannot be used as model name. Renamed to");

  private final Map<String, String> said = new HashMap<>();

  private GeneratedClients() {}

  /// Fetches the generator, Kotlin's compiler, and the libraries of clients for the JVM.
  static GeneratedClients fetch() throws IOException {
    require("mvn", "maven");
    FinishedProgram.run(SOURCES, Map.of(), "mvn", "-q", "-B", "package").assertPasses();
    var generator = FOLDER.resolve("bin").resolve("openapi-generator-cli");
    Files.createDirectories(generator.getParent());
    Files.writeString(
        generator,
        """
        #!/bin/sh
        exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog.level=warn \
          -jar %s/openapi-generator-cli.jar "$@"
        """
            .formatted(JAVA, FOLDER));
    assertThat(generator.toFile().setExecutable(true)).isTrue();
    return new GeneratedClients();
  }

  /// Skips the test where a program is missing.
  static void require(String program, String debianPackages) {
    var folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    assumeTrue(
        folders.stream().anyMatch(folder -> new File(folder, program).canExecute()),
        program + " is missing: apt-get install " + debianPackages);
  }

  /// Where a client is.
  Path folder(String client) throws IOException {
    generate(client);
    return FOLDER.resolve(client);
  }

  /// What the generator said from its warnings upwards, a line each, but for what is harmless.
  List<String> complaints(String client) throws IOException {
    return generate(client)
        .lines()
        .filter(line -> line.matches(".*( WARN | ERROR |Exception).*"))
        .filter(line -> HARMLESS.stream().noneMatch(line::contains))
        .toList();
  }

  /// Once for all tests.
  private String generate(String client) throws IOException {
    var known = said.get(client);
    if (known != null) {
      return known;
    }
    delete(FOLDER.resolve(client));
    Files.copy(CONTRACT, FOLDER.resolve(CONTRACT), REPLACE_EXISTING);
    var path = FOLDER.resolve("bin") + File.pathSeparator + System.getenv("PATH");
    var generated =
        FinishedProgram.run(FOLDER, Map.of("PATH", path), "sh", "-e", "-c", command(client));
    said.put(client, generated.assertPasses().output());
    return generated.output();
  }

  private static String command(String client) throws IOException {
    var page = Files.readString(Path.of("docs", "clients.md"));
    var mark = "<!-- " + client + " -->\n```sh\n";
    assertThat(page).contains(mark);
    int start = page.indexOf(mark) + mark.length();
    return page.substring(start, page.indexOf("```\n", start));
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
