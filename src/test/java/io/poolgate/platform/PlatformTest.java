package io.poolgate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PoolgateExtension.class)
class PlatformTest {
  private final PoolgateServer poolgate;
  private final Api api;

  PlatformTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @Test
  void theConfigurationIsThatOfThePool() {
    var config = api.get("/v1/config");
    assertThat(config.text("/issuer")).isEqualTo(poolgate.pool().issuer());
    assertThat(config.text("/userPoolId")).isEqualTo(poolgate.pool().id());
    assertThat(config.text("/clientId")).isEqualTo(poolgate.pool().publicClient().id());
    assertThat(config.text("/signInMethods/0")).isEqualTo("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yml", "openapi-proxies.yml"})
  void theContractIsServedAsItStandsButForTheServer(String document) throws IOException {
    var served = api.get("/" + document);
    var servers = Pattern.compile("(?<=\\nservers:\\n).*?(?=\\nsecurity:)", Pattern.DOTALL);
    var file = servers.matcher(Files.readString(Path.of(document)));
    assertThat(served.body())
        .isEqualTo(file.replaceFirst("  - url: /\n    description: This server."));
    assertThat(served.header("Content-Type")).contains("application/yaml");
    assertThat(served.header("Cache-Control")).contains("no-cache");
    var compressed = api.call("GET", "/" + document).header("Accept-Encoding", "gzip");
    assertThat(compressed.send().header("Content-Encoding")).contains("gzip");
  }

  @Test
  void everyProblemIsExplained() {
    assertThat(api.get("/problems").json().get("problems")).hasSize(ProblemCode.values().length);
    for (var code : ProblemCode.values()) {
      var explained = api.get(code.type());
      assertThat(explained.text("/code")).isEqualTo(code.code());
      assertThat(explained.text("/advice")).endsWith(".");
    }
    assertThat(api.get("/problems/no_such_code").outcome()).isEqualTo("404 not_found");
  }
}
