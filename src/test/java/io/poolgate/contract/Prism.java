package io.poolgate.contract;

import static org.awaitility.Awaitility.await;

import io.poolgate.Api;
import io.poolgate.NpmFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Prism's proxy in front of a server: it holds what goes either way to openapi.yml, stops what
/// does not keep to it, and prints why.
final class Prism implements AutoCloseable {
  private static final Pattern START = Pattern.compile("listening on (http://\\S+)");
  private static final Pattern INFORMATION = Pattern.compile(" info +");
  private static final String UNKNOWN = "/beyond-the-contract";

  private final Process process;
  private final Path output;

  private Prism(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts it, or skips the test where Node.js is missing.
  static Prism before(String server) throws IOException {
    var npm = NpmFolder.require("linters");
    var output = Files.createTempFile("prism", ".log");
    var command =
        List.of(
            "node",
            "node_modules/.bin/prism",
            "proxy",
            Contract.FILE.toAbsolutePath().toString(),
            server.replace("localhost", "127.0.0.1"), // which Node.js 18 takes for ::1 alone
            "--errors",
            "--port=0");
    var builder = new ProcessBuilder(command).directory(npm.folder().toFile());
    var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    var prism = new Prism(process, output);
    await().atMost(Duration.ofMinutes(1)).until(() -> prism.said().contains("listening on"));
    return prism;
  }

  String address() {
    return START.matcher(said()).results().findFirst().orElseThrow().group(1);
  }

  /// What it has said of the requests so far, but for what is information only.
  List<String> complaints() {
    new Api(URI.create(address()), false).get(UNKNOWN);
    // Its lines come later than its answers, but in order: once this one is there, all are.
    await().until(() -> said().contains(UNKNOWN + " ✖"));
    return said()
        .lines()
        .dropWhile(line -> !START.matcher(line).find())
        .skip(1)
        .filter(line -> !INFORMATION.matcher(line).find() && !line.contains(UNKNOWN))
        .toList();
  }

  private String said() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Prism has ended");
    }
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.delete(output);
  }
}
