package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// h2load: 10 connections of HTTP/2, over TLS and in clear, 10 requests at once on each.
@Tag("long")
@Timeout(120)
class H2loadTest {
  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    Tool.H2LOAD.require();
    var files = new PemFiles(folder).write(new CertificateAuthority().issue("one"));
    var properties = new HashMap<>(files.properties());
    properties.put("poolgate.access-log.enabled", false); // it would be most of the suite's log
    poolgate = PoolgateServer.start(properties);
  }

  @AfterAll
  static void stop() {
    if (poolgate != null) {
      poolgate.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"/health/liveness, 10000", "/v1/config, 10000", "/openapi.yml, 1000"})
  void everyRequestIsAnswered(String path, int requests) throws Exception {
    assertAllAnswered(path, requests);
  }

  @Test
  void everySignedInRequestIsAnswered() throws Exception {
    var token = poolgate.pool().token().sign();
    assertAllAnswered("/v1/me", 10_000, "-H", "Authorization: Bearer " + token);
  }

  @Test
  void everyRequestInClearIsAnswered() throws Exception {
    var properties =
        Map.<String, Object>of("poolgate.edge.h2c", true, "poolgate.access-log.enabled", false);
    try (var clear = PoolgateServer.start(properties)) {
      assertAllAnswered(clear.api().server().toString(), "/v1/config", 10_000);
    }
  }

  private static void assertAllAnswered(String path, int requests, String... more)
      throws IOException, InterruptedException {
    assertAllAnswered(
        "https://localhost:" + poolgate.api().server().getPort(), path, requests, more);
  }

  private static void assertAllAnswered(String server, String path, int requests, String... more)
      throws IOException, InterruptedException {
    var arguments = Stream.of("-t1", "-c10", "-m10", "-n" + requests, server + path);
    var report = Tool.H2LOAD.run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    assertThat(report)
        .contains(
            requests + " succeeded, 0 failed, 0 errored, 0 timeout",
            "status codes: " + requests + " 2xx, 0 3xx, 0 4xx, 0 5xx");
  }
}
