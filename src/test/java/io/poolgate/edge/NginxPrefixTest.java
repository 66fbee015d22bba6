package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateServer;
import io.poolgate.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The service below a path, behind nginx as docs/behind-a-proxy.md configures it.
class NginxPrefixTest {
  @TempDir private Path folder;

  @BeforeAll
  static void requireNginx() {
    Proxy.Program.NGINX.require();
  }

  @ParameterizedTest
  @CsvSource({"strips, https://example.com/auth, /", "keeps, https://example.com, /auth"})
  void everyLinkLeadsBack(String kind, String publicUrl, String contextPath) throws IOException {
    int port = FreePort.find();
    var settings =
        Map.<String, Object>of(
            "poolgate.public-url", publicUrl, "micronaut.server.context-path", contextPath);
    try (var poolgate = PoolgateServer.start(settings);
        var nginx =
            Proxy.nginx(
                folder,
                port,
                "server { listen 127.0.0.1:%d; %s }"
                    .formatted(port, location(kind, poolgate.api().server().getPort())))) {
      var api = new Api(nginx.server(), false);
      var type = api.get("/auth/v1/me").text("/type");
      assertThat(type).isEqualTo("/auth/problems/missing_token");
      assertThat(api.get(type).text("/type")).isEqualTo(type);
      assertThat(ContextPathTest.server(api.get("/auth/openapi.yml")))
          .isEqualTo("https://example.com/auth");
      assertThat(api.get("/auth/health/readiness").status()).isEqualTo(200);
      var email = Accounts.newEmail();
      var password = Accounts.newPassword();
      poolgate.pool().createUser(email, password);
      var signedIn =
          api.call("POST", "/auth/v1/sign-in")
              .json(
                  Map.of("username", email, "password", password, "refreshTokenDelivery", "cookie"))
              .header("Origin", "https://example.com")
              .send();
      assertThat(signedIn.header("Set-Cookie").orElseThrow()).containsIgnoringCase("; path=/;");
    }
  }

  private static String location(String kind, int port) {
    return Proxy.configurationOf(Path.of("docs", "behind-a-proxy.md"), "nginx " + kind)
        .replace("10.0.0.1:8080", "127.0.0.1:" + port);
  }
}
