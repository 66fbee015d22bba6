package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/// Cognito clients that others wrote, from npm. Installed in target/, once for each lock file, and
/// run by Node.js.
final class NpmClients {
  private static final Path SOURCE = Path.of("src", "test", "npm", "clients");
  private static final Path FOLDER = Path.of("target", "npm-clients");

  /// What `npm ci` writes last.
  private static final Path DONE = Path.of("node_modules", ".package-lock.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private NpmClients() {}

  /// Why the clients cannot be had on this machine; empty where they can.
  static Optional<String> missing() {
    for (var program : new String[] {"node", "npm"}) {
      try {
        run(Path.of("."), Map.of(), program, "--version");
      } catch (IOException e) {
        return Optional.of(program + " is missing: apt-get install nodejs npm");
      }
    }
    return Optional.empty();
  }

  static NpmClients install() throws IOException {
    var lock = Path.of("package-lock.json");
    boolean done =
        Files.exists(FOLDER.resolve(DONE))
            && Files.mismatch(SOURCE.resolve(lock), FOLDER.resolve(lock)) == -1;
    Files.createDirectories(FOLDER);
    try (var files = Files.list(SOURCE)) {
      for (var file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!done) {
      assertPasses("npm ci", run(FOLDER, Map.of(), "npm", "ci", "--prefer-offline"));
    }
    return new NpmClients();
  }

  /// Plays one scenario of a script.
  ///
  /// @param pool what pool.mjs tells the scenario of the pool
  void play(String script, String scenario, Map<String, String> pool) throws IOException {
    var environment = Map.of("POOL", JSON.writeValueAsString(pool));
    assertPasses(script + " " + scenario, run(FOLDER, environment, "node", script, scenario));
  }

  private static void assertPasses(String what, Ended ended) {
    assertThat(ended.status()).as("%s says:%n%s", what, ended.output()).isZero();
  }

  private static Ended run(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroy();
    }
  }

  private record Ended(int status, String output) {}
}
