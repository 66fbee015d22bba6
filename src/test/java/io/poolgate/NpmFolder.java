package io.poolgate;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What others wrote, from npm: a folder of src/test/npm, installed in target/ once for each lock
/// file, and run by Node.js.
public final class NpmFolder {
  /// What `npm ci` writes last.
  private static final Path DONE = Path.of("node_modules", ".package-lock.json");

  private static final String[] INSTALL = {
    "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"
  };

  private final Path source;
  private final Path folder;

  private NpmFolder(String name) {
    source = Path.of("src", "test", "npm", name);
    folder = Path.of("target", "npm-" + name);
  }

  /// Why none can be installed on this machine; empty where they can.
  public static Optional<String> missing() {
    for (var program : List.of("node", "npm")) {
      try {
        FinishedProgram.run(Path.of("."), Map.of(), program, "--version");
      } catch (IOException e) {
        return Optional.of(program + " is missing: apt-get install nodejs npm");
      }
    }
    return Optional.empty();
  }

  /// Installs it, or skips the test where Node.js is missing.
  public static NpmFolder require(String name) throws IOException {
    var missing = missing();
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    return install(name);
  }

  /// By one of the suite's JVMs, for all.
  public static NpmFolder install(String name) throws IOException {
    var npm = new NpmFolder(name);
    Files.createDirectories(npm.folder);
    try (var file = FileChannel.open(npm.folder.resolve("lock"), CREATE, WRITE);
        var _ = file.lock()) {
      npm.copyAndInstall();
    }
    return npm;
  }

  private void copyAndInstall() throws IOException {
    boolean done = Files.exists(folder.resolve(DONE)) && !differs(Path.of("package-lock.json"));
    try (var files = Files.list(source)) {
      for (var name : files.map(Path::getFileName).filter(this::differs).toList()) {
        Files.copy(source.resolve(name), folder.resolve(name), REPLACE_EXISTING);
      }
    }
    if (!done) {
      run(Map.of(), INSTALL).assertPasses();
    }
  }

  private boolean differs(Path name) {
    var copy = folder.resolve(name);
    try {
      return !Files.exists(copy) || Files.mismatch(source.resolve(name), copy) != -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it is installed, for a program that goes on running.
  public Path folder() {
    return folder;
  }

  /// Runs a command inside the folder, to its end.
  public FinishedProgram run(Map<String, String> environment, String... command)
      throws IOException {
    return FinishedProgram.run(folder, environment, command);
  }
}
