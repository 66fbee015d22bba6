package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The README's journey, pasted into a shell as it stands.
final class Journey {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- journey -->\n```sh\n(.*?)\n```\n", Pattern.DOTALL);

  private Journey() {}

  /// Runs it against a server, to the end or to an assertion error with what it printed.
  static void assertPasses(String server) throws IOException, InterruptedException {
    assertThat(run(block(), server))
        .containsSubsequence(
            "\"confirmed\":false",
            "\"scopes\":[\"aws.cognito.signin.user.admin\"]",
            "\"tokens\":{\"accessToken\":\"",
            "done");
  }

  private static String block() throws IOException {
    var block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).as("the block marked <!-- journey -->").isTrue();
    return block.group(1);
  }

  /// Pastes the block into a shell that stops at the first command that fails.
  private static String run(String block, String server) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail").redirectErrorStream(true);
    builder.environment().put("POOLGATE", server);
    var shell = builder.start();
    try (var input = shell.getOutputStream()) {
      input.write((block + "\necho done\n").getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(output).isZero();
    return output;
  }
}
