package io.poolgate.clients;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Cognito clients that others wrote, from npm. Installed in target/, once for each lock file, and
/// run by Node.js.
final class NpmClients {
  private static final Path SOURCE = Path.of("src", "test", "npm", "clients");
  private static final Path FOLDER = Path.of("target", "npm-clients");

  /// What `npm ci` writes last.
  private static final Path DONE = Path.of("node_modules", ".package-lock.json");

  private static final String[] INSTALL = {
    "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"
  };

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

  /// By one of the suite's JVMs, for all.
  static NpmClients install() throws IOException {
    Files.createDirectories(FOLDER);
    try (var file = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
        var _ = file.lock()) {
      boolean done = Files.exists(FOLDER.resolve(DONE)) && !differs(Path.of("package-lock.json"));
      try (var files = Files.list(SOURCE)) {
        for (var source : files.map(Path::getFileName).filter(NpmClients::differs).toList()) {
          Files.copy(SOURCE.resolve(source), FOLDER.resolve(source), REPLACE_EXISTING);
        }
      }
      if (!done) {
        assertPasses("npm ci", run(FOLDER, Map.of(), INSTALL));
      }
    }
    return new NpmClients();
  }

  private static boolean differs(Path name) {
    var copy = FOLDER.resolve(name);
    try {
      return !Files.exists(copy) || Files.mismatch(SOURCE.resolve(name), copy) != -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
