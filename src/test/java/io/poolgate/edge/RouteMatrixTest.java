package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walks the router itself, so that a route that nobody meant to open is seen.
@ExtendWith(PoolgateExtension.class)
class RouteMatrixTest {
  private static final List<String> GUARDED = List.of("/v1/me", "/v1/verify");

  private final PoolgateServer poolgate;

  RouteMatrixTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @Test
  void everyRouteIsEitherGuardedOrOpenToAll() {
    assertThat(routes()).hasSizeGreaterThan(15);
    for (var route : routes().toList()) {
      var method = route.substring(0, route.indexOf(' '));
      var template = route.substring(route.indexOf(' ') + 1);
      var path = template.replaceAll("\\{/[^}]*}", "/x").replaceAll("\\{[^}]*}", "x");
      var answer = poolgate.api().call(method, path).wrong().send();
      boolean guarded = GUARDED.stream().anyMatch(path::startsWith);
      if (guarded) {
        assertThat(answer.status()).as(route).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).as(route).isPresent();
      } else {
        assertThat(answer.status()).as(route).isIn(200, 400, 404, 415);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/beans",
        "/env",
        "/loggers",
        "/refresh",
        "/routes",
        "/threaddump",
        "/stop",
        "/token_info",
        "/prometheus",
        "/metrics",
        "/info",
        "/caches",
        "/login",
        "/logout",
        "/oauth/access_token",
        "/keys",
        "/local/mailbox"
      })
  void whatTheFrameworkWouldOpenIsNotThere(String path) {
    var token = poolgate.pool().token().sign();
    for (var method : new String[] {"GET", "POST", "DELETE"}) {
      assertThat(poolgate.api().call(method, path).wrong().send().outcome())
          .isEqualTo("404 not_found");
      assertThat(poolgate.api().call(method, path).bearer(token).wrong().send().outcome())
          .isEqualTo("404 not_found");
    }
  }

  private Stream<String> routes() {
    int publicPort = poolgate.api().server().getPort();
    return poolgate
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getPort() == null || route.getPort() == publicPort)
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
        .filter(route -> !route.startsWith("HEAD "));
  }
}
