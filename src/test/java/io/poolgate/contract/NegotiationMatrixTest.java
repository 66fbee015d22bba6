package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.contract.Contract.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of openapi.yml, by what a request says of contents: its own, and those that it
/// accepts.
@ExtendWith(PoolgateExtension.class)
@TestInstance(Lifecycle.PER_CLASS) // one connection for all
class NegotiationMatrixTest {
  private static final Contract CONTRACT = Contract.read();
  private static final Set<String> TYPES = Set.of("application/json", "application/problem+json");

  private static final List<String> ACCEPTED =
      List.of(
          "application/problem+json",
          "application/json;charset=utf-16",
          "application/*, */*;q=0",
          "text/html, */*;q=0.1");

  private static final List<String> REFUSED = List.of("text/html", "application/json;q=0, */*");

  private static final List<String> OTHER_TYPES =
      List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain");

  private final Api api;
  private final Api quick;
  private final String token;

  NegotiationMatrixTest(PoolgateServer poolgate) {
    api = poolgate.api();
    quick = new Api(api.server(), false); // the same answers need one look
    token = poolgate.pool().token().sign();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anyAcceptThatLeavesJsonOrAProblemGetsTheAnswer(Route route) {
    var expected = checked(call(route).send());
    for (var accept : ACCEPTED) {
      assertThat(checked(call(quick, route).header("Accept", accept).send()))
          .as(accept)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anyOtherIsRefusedWhereABodyWouldCome(Route route) {
    var expected =
        successTypes(route).isEmpty() ? checked(call(route).send()) : "406 not_acceptable";
    for (var accept : REFUSED) {
      assertThat(checked(call(route).header("Accept", accept).send()))
          .as(accept)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("bodyMethods")
  void theTypeOfABodyThatIsNotThereSaysNothing(Route route) {
    var expected = call(route).send().outcome();
    assertThat(expected).doesNotStartWith("415");
    for (var type : OTHER_TYPES) {
      assertThat(call(quick, route).body(type, "").send().outcome()).as(type).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("gets")
  void aHeadHasTheTypeOfTheGet(Route route) {
    var get = call(route).send();
    var head = authorized(api.call("HEAD", CONTRACT.examplePath(route)), route).wrong().send();
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.body()).isEmpty();
  }

  static Stream<Route> all() {
    return CONTRACT.routes().stream()
        .filter(route -> !route.path().startsWith("/local/")); // not on this server
  }

  /// Those whose success is JSON or nothing.
  static Stream<Route> routes() {
    return all().filter(route -> TYPES.containsAll(successTypes(route)));
  }

  static Stream<Route> gets() {
    return all().filter(route -> route.method().equals("GET"));
  }

  static Stream<Route> bodyMethods() {
    return all().filter(route -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(route.method()));
  }

  private static Set<String> successTypes(Route route) {
    return CONTRACT.operation(route).path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(
            response -> CONTRACT.follow(response.getValue()).path("content").properties().stream())
        .map(type -> type.getKey())
        .collect(Collectors.toSet());
  }

  private Api.Call call(Route route) {
    return call(api, route);
  }

  private Api.Call call(Api client, Route route) {
    return authorized(client.call(route.method(), CONTRACT.examplePath(route)), route).wrong();
  }

  private Api.Call authorized(Api.Call call, Route route) {
    return CONTRACT.isGuarded(route) ? call.bearer(token) : call;
  }

  /// The outcome of an answer whose type is one of the two.
  private static String checked(Answer answer) {
    var type = answer.header("Content-Type");
    if (!answer.body().isEmpty()) {
      assertThat(type)
          .get()
          .isEqualTo(answer.code().isEmpty() ? "application/json" : "application/problem+json");
    }
    return answer.outcome();
  }
}
