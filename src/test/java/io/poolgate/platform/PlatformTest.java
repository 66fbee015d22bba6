package io.poolgate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

  @Test
  void theContractIsServedAsItStands() throws IOException {
    assertThat(api.get("/openapi.yml").body()).isEqualTo(Files.readString(Path.of("openapi.yml")));
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
