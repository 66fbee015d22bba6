package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the README's journey as it stands, so that it cannot rot.
@Timeout(180)
class ReadmeTest {
  private static final Pattern JOURNEY =
      Pattern.compile("<!-- journey -->\n```sh\n(.*?)\n```\n", Pattern.DOTALL);

  @Test
  void theJourneyLeadsToTheEnd() throws Exception {
    var ports =
        Map.<String, Object>of(
            "micronaut.server.port", -1,
            "poolgate.management.port", 0,
            "poolgate.local.pool-port", 0);
    try (var server = ApplicationContext.run(EmbeddedServer.class, ports, "local")) {
      var output = run(journey(), "http://localhost:" + server.getPort());
      assertThat(output)
          .containsSubsequence(
              "\"confirmed\":false",
              "\"scopes\":[\"aws.cognito.signin.user.admin\"]",
              "\"tokens\":{\"accessToken\":\"",
              "done");
    }
  }

  private static String journey() throws IOException {
    var block = JOURNEY.matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).as("the block marked <!-- journey -->").isTrue();
    return block.group(1);
  }

  /// Pastes the block into a shell that stops at the first command that fails.
  private static String run(String block, String server) throws Exception {
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
