package io.poolgate.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.poolgate.PoolgateServer;
import io.poolgate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What testssl.sh finds at the TLS port, for either kind of key.
@Tag("long")
@Timeout(900)
class TestsslTest {
  private static final Path ALLOWED = Path.of(".ci", "testssl-allowed");
  private static final Set<String> BAD = Set.of("LOW", "MEDIUM", "HIGH", "CRITICAL", "FATAL");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Finding(String id, String severity, String finding) {}

  @ParameterizedTest
  @EnumSource(names = {"rsa2048", "ecp256"})
  void nothingIsFoundButTheTestCertificate(Algorithm key) throws IOException, InterruptedException {
    Tool.TESTSSL.require();
    var files = new PemFiles(folder).write(new CertificateAuthority().issue("one", key));
    try (var poolgate = PoolgateServer.start(files.properties())) {
      var findings = scan(poolgate.api().server().getPort());
      assertThat(findings)
          .as("the scan went to its end")
          .extracting(Finding::id)
          .contains("TLS1_3", "cipher_order", "HSTS_time", "secure_client_renego", "LUCKY13");
      var allowed = allowed();
      assertThat(findings)
          .filteredOn(finding -> BAD.contains(finding.severity()))
          .filteredOn(
              finding -> allowed.stream().noneMatch(id -> id.matcher(finding.id()).matches()))
          .isEmpty();
    }
  }

  /// It asks nobody but the server: no names, no authorities. Left out are its lists of ciphers and
  /// of simulated clients, which it does not rate, and which take longest.
  private List<Finding> scan(int port) throws IOException, InterruptedException {
    var report = folder.resolve("report.json");
    Tool.TESTSSL.run(
        "--quiet",
        "--color=0",
        "--warnings=batch",
        "--nodns=none",
        "--ip=127.0.0.1",
        "--jsonfile=" + report,
        "--protocols",
        "--standard",
        "--pfs",
        "--server-preference",
        "--server-defaults",
        "--headers",
        "--vulnerable",
        "https://localhost:" + port);
    return JSON.readValue(report.toFile(), new TypeReference<>() {});
  }

  /// The first word of each line: a pattern for the id of a finding.
  private static List<Pattern> allowed() throws IOException {
    return Files.readAllLines(ALLOWED).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Pattern.compile(line.split(" ", 2)[0]))
        .toList();
  }
}
