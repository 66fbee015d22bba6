package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.PoolgateServer;
import io.poolgate.contract.Contract.Route;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of openapi.yml that asks the pool for a signed-in user, where users may ask once.
class AccountLimitsTest {
  private static final Contract CONTRACT = Contract.read();

  @AutoClose
  private static final PoolgateServer poolgate =
      PoolgateServer.start(
          Map.of(
              "poolgate.limits.enabled",
              true,
              "poolgate.limits.user",
              "1/1h",
              "poolgate.limits.address",
              "off"));

  static Stream<Route> routes() {
    return AccountRoutesTest.routes();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theSecondCallIsRefusedWithNoCallToThePool(Route route) {
    var token = poolgate.pool().token().with("sub", UUID.randomUUID().toString()).sign();
    assertThat(send(route, token).code()).isNotEqualTo("rate_limited");
    int before = poolgate.pool().requests().all().size();
    var refused = send(route, token);
    assertThat(refused.outcome()).isEqualTo("429 rate_limited");
    assertThat(refused.header("RateLimit-Policy")).contains("\"user\";q=1;w=3600");
    assertThat(poolgate.pool().requests().all()).hasSize(before);
  }

  /// Sends the document's own example.
  private static Answer send(Route route, String token) {
    var call = new Bearer(poolgate.api(), token).call(route.method(), CONTRACT.examplePath(route));
    var example = CONTRACT.operation(route).at("/requestBody/content/application~1json/examples");
    if (!example.isMissingNode()) {
      call.json(example.iterator().next().path("value").toString());
    }
    return call.send();
  }
}
