package io.poolgate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.Api;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the contract says of the server in the environment `local`: tools that fetch it there call
/// what it names. `edge/PublicUrlTest` and `edge/ContextPathTest` have the others.
class ServerUrlTest {
  private static final Map<String, Object> LOCAL =
      Map.of(
          "micronaut.server.port", -1,
          "micronaut.server.context-path", "/auth",
          "poolgate.management.port", 0,
          "poolgate.local.pool-port", 0);

  @Test
  void theLocalServerIsFoundByItsContract() throws Exception {
    try (var server = ApplicationContext.run(EmbeddedServer.class, LOCAL, "local")) {
      var loopback = new Api(URI.create("http://localhost:" + server.getPort()), false);
      for (var document : new String[] {"/auth/openapi.yml", "/auth/openapi-proxies.yml"}) {
        var servers = new YAMLMapper().readTree(loopback.get(document).body()).path("servers");
        assertThat(servers).hasSize(1);
        var url = servers.path(0).path("url").asText();
        assertThat(url).isEqualTo("http://localhost:" + server.getPort() + "/auth");
        var named = new Api(URI.create(url + "/"), false);
        assertThat(named.get("v1/config").status()).isEqualTo(200);
      }
    }
  }
}
