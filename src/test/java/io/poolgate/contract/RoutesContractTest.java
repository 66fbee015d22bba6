package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.poolgate.contract.Contract.Route;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the router's routes to the paths of the contract, and those to the router.
class RoutesContractTest {
  private static final Contract CONTRACT = Contract.read();
  private static final Map<String, Object> ANY_PORTS =
      Map.of(
          "micronaut.server.port", -1,
          "poolgate.management.port", 0,
          "poolgate.local.pool-port", 0);
  private static final Map<String, Object> POOL =
      Map.of(
          "micronaut.server.port", -1,
          "poolgate.management.port", 0,
          "cognito.user-pool-id", "eu-central-1_Ab12Cd34E",
          "cognito.client-id", "1h57kf5cpq17m0eml12EXAMPLE",
          "cognito.endpoint", "http://127.0.0.1:1");

  @Test
  void routesInLocalAreThoseOfTheContract() {
    try (var server = ApplicationContext.run(EmbeddedServer.class, ANY_PORTS, "local")) {
      assertThat(routes(server)).isEqualTo(CONTRACT.routes());
    }
  }

  @Test
  void routesElsewhereLackTheLocalOnes() {
    try (var server = ApplicationContext.run(EmbeddedServer.class, POOL)) {
      assertThat(routes(server))
          .isEqualTo(
              CONTRACT.routes().stream()
                  .filter(Predicate.not(RoutesContractTest::isLocal))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static boolean isLocal(Route route) {
    return CONTRACT.operation(route).path("x-environment").asText().equals("local");
  }

  /// The public port's routes; HEAD is served wherever GET is and is not listed by itself.
  private static Set<Route> routes(EmbeddedServer server) {
    return server
        .getApplicationContext()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getPort() == null || route.getPort() == server.getPort())
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(route -> new Route(route.getHttpMethodName(), path(route)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The template in the words of OpenAPI, which has none for a path that has slashes or is
  /// missing.
  private static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString().replace("{/path:.*}", "/{path}");
  }
}
