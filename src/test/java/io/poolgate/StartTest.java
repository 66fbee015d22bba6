package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.LocalUserPool;
import io.poolgate.setting.ServiceLinksTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Starts the program itself, as `java -jar` does, with a configuration that cannot be right.
@Timeout(120)
class StartTest {
  private static final Map<String, String> ANY_PORTS =
      Map.of("MICRONAUT_SERVER_PORT", "-1", "POOLGATE_MANAGEMENT_PORT", "0");

  @Test
  void noPoolIsToldInOneLine() throws Exception {
    assertRefused(Map.of(), "COGNITO_USER_POOL_ID is not set.");
  }

  @ParameterizedTest
  @CsvSource({
    "MICRONAUT_SERVER_PORT, abc",
    "POOLGATE_SESSION_KEYS, short",
    "COGNITO_CLIENT_SECRET, 'a${user.home}b'",
    "POOLGATE_ACCESS_LOG_ENABLED, '${no.such}'"
  })
  void aMalformedVariableIsNamedWithAnExample(String variable, String value) throws Exception {
    var environment = new HashMap<>(configured());
    environment.put(variable, value);
    assertRefused(environment, "Example: " + variable + "=");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamed() throws Exception {
    var file = Files.writeString(Files.createTempFile("keys", ".txt"), "mark\n");
    var environment = new HashMap<>(configured());
    environment.put("POOLGATE_SESSION_KEYS_FILE", file.toString());
    assertRefused(environment, "POOLGATE_SESSION_KEYS_FILE, which is " + file);
  }

  @Test
  void aVariableThatIsSetToNothingIsNamed() throws Exception {
    var environment = new HashMap<>(configured());
    environment.put("POOLGATE_TLS_CERTIFICATE", "");
    environment.put("POOLGATE_TLS_KEY", "");
    assertRefused(environment, "POOLGATE_TLS_CERTIFICATE is empty.");
  }

  @Test
  void aLocalPoolBesideAConfiguredOneIsRefused() throws Exception {
    var environment = new HashMap<>(configured());
    environment.put("MICRONAUT_ENVIRONMENTS", "local");
    assertRefused(environment, "COGNITO_USER_POOL_ID");
  }

  @Test
  void aBusyPortIsToldWithItsVariable() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment = new HashMap<>(configured());
      environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
      environment.put("MICRONAUT_SERVER_PORT", String.valueOf(busy.getLocalPort()));
      assertRefused(environment, "MICRONAUT_SERVER_PORT");
    }
  }

  @Test
  void aBusyLocalPoolPortIsToldWithItsVariable() throws Exception {
    try (var other = LocalUserPool.start()) {
      assertRefused(
          Map.of(
              "MICRONAUT_ENVIRONMENTS",
              "local",
              "POOLGATE_LOCAL_POOL_PORT",
              String.valueOf(other.endpoint().getPort())),
          "POOLGATE_LOCAL_POOL_PORT");
    }
  }

  /// Beside a Service of that name Kubernetes sets a variable of that name.
  @Test
  void aServiceLinkCountsAsNotSet() throws Exception {
    try (var pool = LocalUserPool.start()) {
      var environment = new HashMap<String, String>();
      for (var service :
          List.of("POOLGATE", "POOLGATE_LOCAL_POOL", "POOLGATE_MANAGEMENT", "REDIS")) {
        environment.putAll(ServiceLinksTest.links(service, "10.0.0.1", 80));
        environment.putAll(ServiceLinksTest.links(service, "10.0.0.1", 8081));
      }
      var output = Files.createTempDirectory("linked").resolve("output");
      var anyPort = "-Dpoolgate.management.port=0";
      try (var poolgate =
          PoolgateProcess.start(pool, FreePort.find(), environment, output, anyPort)) {
        poolgate.terminate();
        assertThat(poolgate.errors().stream().filter(line -> line.contains(" WARN ")))
            .filteredOn(line -> line.contains("Settings "))
            .singleElement()
            .asString()
            .contains("POOLGATE_LOCAL_POOL_PORT", "POOLGATE_MANAGEMENT_PORT")
            .contains("enableServiceLinks: false");
      }
    }
  }

  private static Map<String, String> configured() {
    return Map.of(
        "COGNITO_USER_POOL_ID", "eu-central-1_Ab12Cd34E",
        "COGNITO_CLIENT_ID", "client1",
        "COGNITO_ENDPOINT", "http://127.0.0.1:1");
  }

  private static void assertRefused(Map<String, String> environment, String says)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(QuickJvm.command());
    builder.environment().putAll(ANY_PORTS);
    builder.environment().putAll(environment);
    var file = Files.createTempFile("output", ".txt");
    var process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    var output = Files.readString(file);
    assertThat(ended).as("it starts: " + output).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(1);
    assertThat(output.lines().filter(line -> line.startsWith("Poolgate did not start: ")))
        .as(output)
        .singleElement()
        .asString()
        .contains(says);
    assertThat(output).doesNotContain("\tat ");
  }
}
