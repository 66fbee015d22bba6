package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs what docs/sign-in.md shows, so that it cannot rot.
@Timeout(180)
class SignInPageTest {
  @Test
  void aPasswordSignsIn() throws Exception {
    assertThat(paste(Map.of(), "begin", "password")).contains("\"status\":\"authenticated\"");
  }

  @Test
  void aMailedCodeSignsIn() throws Exception {
    assertThat(paste(Map.of(), "begin", "code")).contains("\"status\":\"authenticated\"");
  }

  @Test
  void anAuthenticatorAppIsSetUp() throws Exception {
    assumeTrue(isInstalled("oathtool"), "oathtool is not installed");
    assertThat(paste(Map.of("poolgate.local.mfa", "required"), "begin", "mfa"))
        .contains("\"status\":\"authenticated\"");
  }

  @Test
  void aPasswordIsProvedBySrp() throws Exception {
    assumeTrue(isInstalled("python3"), "python3 is not installed");
    assertThat(paste(Map.of(), "begin", "srp")).contains("\"status\":\"authenticated\"");
  }

  private static String paste(Map<String, Object> properties, String... blocks) throws Exception {
    var all =
        new HashMap<String, Object>(
            Map.of(
                "micronaut.server.port", -1,
                "poolgate.management.port", 0,
                "poolgate.local.pool-port", 0));
    all.putAll(properties);
    try (var server = ApplicationContext.run(EmbeddedServer.class, all, "local")) {
      return Journey.paste("http://localhost:" + server.getPort(), "docs/sign-in.md", blocks);
    }
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, program).canExecute());
  }
}
