package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.Accounts;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.problem.StartupException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A proxy that serves this server below a path: it takes that away, or some of it.
class PublicUrlTest {
  @AutoClose
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(
          Map.of(
              "poolgate.public-url", "https://example.com/gate/auth",
              "micronaut.server.context-path", "/auth"));

  private final Api api = new Api(POOLGATE.api().server(), false);

  @Test
  void linksAreThoseOfBrowsers() {
    assertThat(api.get("/auth/v1/me").text("/type")).isEqualTo("/gate/auth/problems/missing_token");
    assertThat(api.get("/auth/problems").texts("/problems", "type"))
        .contains("/gate/auth/problems/missing_token");
    for (var document : new String[] {"openapi.yml", "openapi-proxies.yml"}) {
      assertThat(ContextPathTest.server(api.get("/auth/" + document)))
          .isEqualTo("https://example.com/gate/auth");
    }
  }

  @Test
  void anOriginHasNoPath() {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    POOLGATE.pool().createUser(email, password);
    var credentials =
        Map.of("username", email, "password", password, "refreshTokenDelivery", "cookie");
    var signIn = api.call("POST", "/auth/v1/sign-in").json(credentials);
    var answer = signIn.header("Origin", "https://example.com").send();
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-poolgate-refresh=")
        .containsIgnoringCase("; path=/;");
    for (var other :
        new String[] {
          "https://example.com/gate/auth",
          "https://example.com.evil.com",
          "https://example.com:8443",
          "http://example.com"
        }) {
      var refused =
          api.call("POST", "/auth/v1/sign-in").json(credentials).header("Origin", other).send();
      assertThat(refused.outcome()).isEqualTo("403 origin_not_allowed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com,/auth,https://example.com,/auth",
    "https://example.com/,/auth,https://example.com,/auth",
    "https://example.com/gate,/auth,https://example.com,/gate",
    "https://example.com/gate/,/,https://example.com,/gate",
    "https://example.com:8443/a/b,/,https://example.com:8443,/a/b",
    "http://localhost:8080/gate,/,http://localhost:8080,/gate",
    "https://[2001:db8::1]/gate,/,https://[2001:db8::1],/gate"
  })
  void itsPathGoesBeforeTheContextPath(String url, String context, String origin, String prefix) {
    var publicUrl = new PublicUrl(url, new ContextPath(context));
    assertThat(publicUrl.origin()).contains(origin);
    assertThat(publicUrl.prefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/gate",
        "example.com/gate",
        "/gate",
        "https://",
        "https:///gate",
        "https://example.com//gate",
        "https://example.com/gate//",
        "https://example.com/../gate",
        "https://example.com/a/./b",
        "https://example.com/gate?x=1",
        "https://example.com/gate#x",
        "https://example.com/%67ate",
        "https://example.com/a b",
        "https://user@example.com/gate",
        "https://Example.com/gate",
        "https://example.com:443/gate",
        "https://*.example.com/gate"
      })
  void whatIsNoSuchUrlStopsTheStart(String url) {
    var none = new ContextPath(null);
    assertThatThrownBy(() -> new PublicUrl(url, none))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("POOLGATE_PUBLIC_URL must be an https origin");
  }
}
