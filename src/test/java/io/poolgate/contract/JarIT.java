package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the README's journey against the jar as it ships, in the environment local.
@Timeout(180)
class JarIT {
  private static final Pattern ADDRESS = Pattern.compile("API +(http://localhost:[0-9]+)");

  @Test
  void theJarServesTheJourneyAndTheJvmHasNothingToComplainOf() throws Exception {
    var errors = Files.createTempFile(Path.of("target"), "jar", ".log");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            "target/poolgate.jar");
    builder.environment().put("MICRONAUT_ENVIRONMENTS", "local");
    builder.environment().put("MICRONAUT_SERVER_PORT", "-1");
    builder.environment().put("POOLGATE_MANAGEMENT_PORT", "0");
    builder.environment().put("POOLGATE_LOCAL_POOL_PORT", "0");
    var jar = builder.redirectError(errors.toFile()).start();
    try (var banner = jar.inputReader(StandardCharsets.UTF_8)) {
      for (var line = banner.readLine(); line != null; line = banner.readLine()) {
        var address = ADDRESS.matcher(line);
        if (address.find()) {
          Journey.assertComplete(Journey.paste(address.group(1), "README.md", "journey"));
          assertThat(Files.readString(errors)).doesNotContain("WARNING:");
          return;
        }
      }
      throw new AssertionError("no banner; the log says " + Files.readString(errors));
    } finally {
      jar.destroy();
    }
  }
}
