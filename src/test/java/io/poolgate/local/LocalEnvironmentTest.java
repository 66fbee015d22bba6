package io.poolgate.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.poolgate.Accounts;
import io.poolgate.Api;
import io.poolgate.RawHttp;
import io.poolgate.localpool.LocalUserPool;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The environment that `mvn mn:run` starts in.
@MicronautTest(environments = "local")
@Property(name = "poolgate.local.pool-port", value = "0")
@Property(name = "poolgate.management.port", value = "0")
@Property(name = "micronaut.server.port", value = "-1")
@Property(name = "poolgate.public-url", value = "https://localhost:8443")
@Property(
    name = "poolgate.allowed-origins",
    value =
        "ionic://localhost,http://app.localhost:8100,http://192.168.1.20:8100"
            + ",http://*.preview.example.com:8100")
class LocalEnvironmentTest {
  private final Api api;
  private final RawHttp raw;
  private final RawHttp pool;

  LocalEnvironmentTest(EmbeddedServer server, LocalUserPool localPool) {
    var address = URI.create("http://127.0.0.1:" + server.getPort());
    api = new Api(address, true);
    raw = new RawHttp(address);
    pool = new RawHttp(localPool.endpoint());
  }

  @Test
  void theDemoUserSignsIn() {
    var answer = api.post("/v1/sign-in", Accounts.credentials(DemoUser.NAME, DemoUser.PASSWORD));
    assertThat(answer.text("/status")).isEqualTo("authenticated");
  }

  @Test
  void theMailboxIsServedFilteredAndEmptied() {
    var email = Accounts.newEmail();
    api.post("/v1/sign-up", Accounts.credentials(email, Accounts.newPassword()));
    var mine = api.get("/local/mailbox?username=" + email);
    assertThat(mine.json().get("messages")).hasSize(1);
    assertThat(mine.text("/messages/0/code")).matches("[0-9]{6}");
    assertThat(mine.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(api.call("DELETE", "/local/mailbox").send().status()).isEqualTo(204);
    assertThat(api.get("/local/mailbox").json().get("messages")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
  void aReboundNameIsRefused(String host) {
    assertThat(
            raw.send(
                "GET /local/mailbox HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("origin_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"})
  void theNamesOfThisMachineAreAnswered(String host) {
    assertThat(
            raw.send(
                "GET /health/liveness HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aPageFromElsewhereIsRefusedAndOneOfThisMachineIsNot() {
    assertThat(get("https://evil.example"))
        .startsWith("HTTP/1.1 403")
        .contains("origin_not_allowed");
    assertThat(get("http://localhost:5173"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("access-control-allow-origin: http://localhost:5173");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "capacitor://localhost", "null"})
  void soIsItsPreflight(String origin) {
    assertThat(
            raw.send(
                "OPTIONS /v1/me HTTP/1.1\r\nHost: localhost\r\nOrigin: %s\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n"
                    .formatted(origin)))
        .startsWith("HTTP/1.1 403")
        .doesNotContainIgnoringCase("access-control-")
        .endsWith("\r\n\r\n");
  }

  /// A proxy repeats the `Origin` of its client's request to another service.
  @ParameterizedTest
  @ValueSource(strings = {"/v1/verify", "/v1/verify/proxied/x", "/v1/verify/proxied/{"})
  void aPageOfAnotherServiceDoesNotMatterToAProxy(String path) {
    assertThat(get("https://evil.example", path)).startsWith("HTTP/1.1 401");
  }

  @Test
  void noBrowserIsBoundToTlsOnLocalhost() {
    assertThat(api.get("/v1/config").header("Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ionic://localhost",
        "http://app.localhost:8100",
        "http://192.168.1.20:8100",
        "http://x.preview.example.com:8100",
        "http://localhost:5173"
      })
  void whoMayCallMayCallThePoolToo(String origin) {
    assertThat(preflightAtThePool(origin, "/"))
        .startsWith("HTTP/1.1 204")
        .containsIgnoringCase("access-control-allow-origin: " + origin + "\r\n");
    assertThat(preflightAtThePool(origin, "/mailbox"))
        .startsWith("HTTP/1.1 405")
        .doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "capacitor://localhost",
        "ionic://localhost:80",
        "http://localhost.evil.example",
        "http://app.localhost",
        "http://192.168.1.21:8100",
        "http://a.b.preview.example.com:8100",
        "http://x.preview.example.com"
      })
  void whoMayNotMayNotCallThePoolEither(String origin) {
    assertThat(preflightAtThePool(origin, "/")).doesNotContainIgnoringCase("access-control");
  }

  private String preflightAtThePool(String origin, String path) {
    return pool.send(
        "OPTIONS "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
  }

  private String get(String origin) {
    return get(origin, "/v1/config");
  }

  private String get(String origin, String path) {
    return raw.send(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: "
            + origin
            + "\r\nConnection: close\r\n\r\n");
  }
}
