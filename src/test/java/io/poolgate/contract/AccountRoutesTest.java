package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.Bearer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.contract.Contract.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of openapi.yml that acts on the caller's own account, with right requests by tokens
/// that must not do, and with bodies that are none.
@ExtendWith(PoolgateExtension.class)
class AccountRoutesTest {
  private static final Contract CONTRACT = Contract.read();

  /// What is read, what is proved by other means, and what shuts a thief out.
  private static final Set<String> WITH_ANY_SIGN_IN =
      Set.of(
          "/v1/me/profile GET",
          "/v1/me/factors GET",
          "/v1/me/passkeys GET",
          "/v1/me/devices GET",
          "/v1/me/attributes/{name}/send-code POST",
          "/v1/me/attributes/{name}/verify POST",
          "/v1/me/devices/{deviceKey} DELETE",
          "/v1/me/sign-out-everywhere POST");

  /// Which want one for some bodies, and not for the document's first example.
  private static final Set<String> BY_WHAT_IS_SENT =
      Set.of("/v1/me/attributes PATCH", "/v1/me/password POST");

  private final PoolgateServer poolgate;

  AccountRoutesTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  /// All below /v1/me, but GET /v1/me itself, which asks the pool nothing.
  static Stream<Route> routes() {
    return CONTRACT.routes().stream()
        .filter(route -> (route.path() + "/").startsWith("/v1/me/"))
        .filter(route -> !route.equals(new Route("GET", "/v1/me")));
  }

  static Stream<Route> routesWithBody() {
    return routes().filter(route -> CONTRACT.operation(route).has("requestBody"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aTokenWithoutTheScopeIsRefusedWithNoCallToThePool(Route route) {
    int before = poolgate.pool().requests().all().size();
    var answer = send(route, poolgate.pool().token().with("scope", "openid email").sign());
    assertThat(answer.outcome()).isEqualTo("403 insufficient_scope");
    assertThat(answer.header("WWW-Authenticate"))
        .contains(
            "Bearer realm=\"poolgate\", error=\"insufficient_scope\","
                + " scope=\"aws.cognito.signin.user.admin\"");
    assertThat(poolgate.pool().requests().all()).hasSize(before);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aTokenThatWasRevokedAtThePoolIsRefused(Route route) {
    var token = Accounts.signedIn(poolgate).text("/tokens/accessToken");
    new Bearer(poolgate.api(), token).post("/v1/me/sign-out-everywhere");
    assertRevoked(send(route, token));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aTokenOfAUserWhoIsGoneIsRefused(Route route) {
    assertRevoked(send(route, poolgate.pool().token().sign()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aDisabledUserIsRefused(Route route) {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    poolgate.pool().createUser(email, password);
    var signedIn = poolgate.api().post("/v1/sign-in", Accounts.credentials(email, password));
    poolgate.pool().disableUser(email);
    assertThat(send(route, signedIn.text("/tokens/accessToken")).status()).isIn(401, 403);
  }

  /// A route that is new stands in one list or the other, and the contract says which.
  @ParameterizedTest
  @MethodSource("routes")
  void anOldSignInIsChallengedWhereAThiefWouldGainByIt(Route route) {
    var old = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();
    var token = poolgate.pool().token().with("auth_time", old).sign();
    var challenged = send(route, token).outcome().equals("401 reauthentication_required");
    var told = CONTRACT.follow(CONTRACT.operation(route).at("/responses/401"));
    var examples = told.at("/content/application~1problem+json/examples");
    assertThat(examples.has("reauthentication_required"))
        .as("in the contract")
        .isEqualTo(!WITH_ANY_SIGN_IN.contains(route.toString()));
    assertThat(challenged)
        .isEqualTo(
            !WITH_ANY_SIGN_IN.contains(route.toString())
                && !BY_WHAT_IS_SENT.contains(route.toString()));
  }

  @ParameterizedTest
  @MethodSource("routesWithBody")
  void aMalformedBodyIsRefused(Route route) {
    var token = poolgate.pool().token().sign();
    for (var body :
        new String[] {
          "",
          " ",
          "{",
          "[]",
          "null",
          "5",
          "\"x\"",
          "true",
          "{\"code\":}",
          "{\"no-such-field\":1}",
          "{} {}",
          "{\"code\":NaN}",
          "{'code':1}",
          "\u0000",
          "[".repeat(2000),
          "{\"a\":".repeat(2000)
        }) {
      var answer = call(route, token).json(body).wrong().send();
      assertThat(answer.outcome()).as(body).isEqualTo("400 invalid_request");
      assertThat(answer.body().toLowerCase(Locale.ROOT))
          .doesNotContain("micronaut", "jackson", "exception", "deserial", "io.poolgate");
    }
  }

  private static void assertRevoked(Answer answer) {
    assertThat(answer.outcome()).isEqualTo("401 token_revoked");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer realm=\"poolgate\", error=\"invalid_token\"");
  }

  /// Sends the document's own example.
  private Answer send(Route route, String token) {
    var call = call(route, token);
    var example = CONTRACT.operation(route).at("/requestBody/content/application~1json/examples");
    if (!example.isMissingNode()) {
      call.json(example.iterator().next().path("value").toString());
    }
    return call.send();
  }

  private Api.Call call(Route route, String token) {
    return new Bearer(poolgate.api(), token).call(route.method(), CONTRACT.examplePath(route));
  }
}
