package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that ran to its end: the command, its exit status, and all that it printed.
public record FinishedProgram(List<String> command, int status, String output) {

  /// Runs one in a folder, with further variables in its environment.
  ///
  /// @throws IOException where the program is missing
  public static FinishedProgram run(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new FinishedProgram(List.of(command), process.waitFor(), text);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroy();
    }
  }

  public FinishedProgram assertPasses() {
    assertThat(status).as("%s says:%n%s", String.join(" ", command), output).isZero();
    return this;
  }
}
