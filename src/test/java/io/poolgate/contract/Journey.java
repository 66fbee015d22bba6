package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Shell blocks of the documentation, pasted into a shell as they stand.
final class Journey {
  private Journey() {}

  /// Holds what was printed by the README's journey to its end.
  static void assertComplete(String printed) {
    assertThat(printed)
        .containsSubsequence(
            "\"confirmed\":false",
            "\"scopes\":[\"aws.cognito.signin.user.admin\"]",
            "\"tokens\":{\"accessToken\":\"");
  }

  /// What a shell prints that is given these blocks of a page one after another, and stops at the
  /// first command that fails.
  static String paste(String server, String page, String... blocks)
      throws IOException, InterruptedException {
    var text = Files.readString(Path.of(page));
    var builder =
        new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail").redirectErrorStream(true);
    builder.environment().put("POOLGATE", server);
    var shell = builder.start();
    try (var input = shell.getOutputStream()) {
      for (var block : blocks) {
        input.write(block(text, block).getBytes(StandardCharsets.UTF_8));
      }
    }
    var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(output).isZero();
    return output;
  }

  /// Skips the test where a program that a block runs is missing.
  static void requires(String program) {
    var installed =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, program).canExecute());
    assumeTrue(installed, program + " is not installed");
  }

  private static String block(String page, String name) {
    var mark = "<!-- " + name + " -->\n```sh\n";
    assertThat(page).contains(mark);
    int start = page.indexOf(mark) + mark.length();
    return page.substring(start, page.indexOf("```\n", start));
  }
}
