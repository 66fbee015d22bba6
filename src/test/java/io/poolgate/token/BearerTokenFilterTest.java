package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class BearerTokenFilterTest {
  private static final String BARE = "Bearer realm=\"poolgate\"";

  private static GuardedServer server;

  @BeforeAll
  static void start() throws Exception {
    server = GuardedServer.warm(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<HostileToken> hostileTokens() {
    return HostileTokens.all();
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void hostileTokenOpensNoGuardedRoute(HostileToken hostile) throws Exception {
    var answer = server.get("/test/guarded", "Bearer " + hostile.from(server.pool));

    assertProblem(answer, 401, hostile.code(), BARE + ", error=\"invalid_token\"");
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void hostileTokenDoesNotMoveAPublicRouteOrAnUnknownPath(HostileToken hostile) throws Exception {
    var header = "Bearer " + hostile.from(server.pool);

    assertThat(server.get("/test/public", header).body()).isEqualTo("nobody");
    assertThat(server.get("/nowhere", header).statusCode()).isEqualTo(404);
  }

  @Test
  void validTokenOpensAGuardedRouteInTheCallersName() throws Exception {
    var token = server.pool.token().with("sub", "ada").sign();

    assertThat(server.get("/test/guarded", "Bearer " + token).body()).isEqualTo("ada");
    assertThat(server.get("/test/guarded", "bEARER  " + token).body()).isEqualTo("ada");
    assertThat(server.get("/test/access-only", "Bearer " + token).body()).isEqualTo(token);
  }

  @Test
  void unknownPathWithAValidTokenIsNotFound() throws Exception {
    assertThat(server.get("/nowhere", bearer()).statusCode()).isEqualTo(404);
  }

  @Test
  void routeThatForgotToSayWhoMayCallItStaysShut() throws Exception {
    assertThat(server.get("/test/unannotated").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/unannotated", bearer()).statusCode()).isEqualTo(403);
  }

  @Test
  void whatAMethodSaysTakesThePlaceOfWhatItsClassSays() {
    var admin = server.pool.token().with("cognito:groups", List.of("admins")).sign();

    assertThat(server.get("/test/open").body()).isEqualTo("in");
    assertThat(server.get("/test/open/group").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/open/group", bearer()).statusCode()).isEqualTo(403);
    assertThat(server.get("/test/open/group", "Bearer " + admin).body()).isEqualTo("in");
    assertThat(server.get("/test/open/shut", "Bearer " + admin).statusCode()).isEqualTo(403);
  }

  @Test
  void expressionIsNoRole() {
    assertThat(server.get("/test/expression").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/expression", bearer()).statusCode()).isEqualTo(403);
  }

  @Test
  void noTokenIsToldWithoutAnError() throws Exception {
    assertProblem(server.get("/test/guarded"), 401, "missing_token", BARE);
  }

  @Test
  void otherSchemeIsAsGoodAsNoToken() throws Exception {
    assertProblem(server.get("/test/guarded", "Basic YTpi"), 401, "missing_token", BARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?access_token=", "?token=", "?authorization=Bearer%20"})
  void tokenInTheQueryIsNotLookedAt(String query) throws Exception {
    var answer = server.get("/test/guarded" + query + server.pool.token().sign());

    assertProblem(answer, 401, "missing_token", BARE);
  }

  @Test
  void twoHeadersAreRefusedOnGuardedRoutesAlone() throws Exception {
    var right = bearer();

    assertProblem(
        server.get("/test/guarded", right, right),
        400,
        "invalid_request",
        BARE + ", error=\"invalid_request\"");
    assertThat(server.get("/test/public", right, right).statusCode()).isEqualTo(200);
    assertThat(server.get("/nowhere", right, right).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "", "Bearer a,Bearer b"})
  void headerWithoutATokenIsRefusedOnGuardedRoutesAlone(String header) throws Exception {
    assertProblem(
        server.get("/test/guarded", header),
        400,
        "invalid_request",
        BARE + ", error=\"invalid_request\"");
    assertThat(server.get("/test/public", header).statusCode()).isEqualTo(200);
  }

  @Test
  void groupOpensARouteAndItsLackIsTold() throws Exception {
    var inGroup = server.pool.token().with("cognito:groups", List.of("x", "admins")).sign();
    var sneaky = server.pool.token().with("cognito:groups", List.of("x,admins")).sign();

    assertThat(server.get("/test/group", "Bearer " + inGroup).body()).isEqualTo("in");
    assertProblem(
        server.get("/test/group", "Bearer " + sneaky),
        403,
        "insufficient_group",
        BARE + ", error=\"insufficient_scope\"");
  }

  @Test
  void scopeOpensARouteAndItsLackIsTold() throws Exception {
    var scoped = server.pool.token().with("scope", "openid files.write").sign();
    var group = server.pool.token().with("cognito:groups", List.of("SCOPE_files.write")).sign();

    assertThat(server.get("/test/scope", "Bearer " + scoped).body()).isEqualTo("in");
    assertProblem(
        server.get("/test/scope", "Bearer " + group),
        403,
        "insufficient_scope",
        BARE + ", error=\"insufficient_scope\", scope=\"files.read files.write\"");
  }

  @Test
  void idTokenWhereAllowedOpensOrdinaryRoutesAlone() throws Exception {
    try (var both = GuardedServer.warm(Map.of("poolgate.token.uses", List.of("access", "id")))) {
      var client = "poolgatelocalclient0000001";
      var id = both.pool.token().with("token_use", "id").without("client_id").with("aud", client);
      var header = "Bearer " + id.sign();

      assertThat(both.get("/test/guarded", header).statusCode()).isEqualTo(200);
      assertThat(both.get("/test/access-only", header).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void unsignedTokenStaysOutEvenWhereTheStockValidatorsAreOn() throws Exception {
    var stock = "micronaut.security.token.jwt.nimbus.";
    var on = Map.<String, Object>of(stock + "validator", true, stock + "reactive-validator", true);
    try (var both = GuardedServer.warm(on)) {
      var unsigned = both.pool.token().header("alg", "none").sign();

      assertThat(both.get("/test/guarded", "Bearer " + unsigned).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void noTokenIsLoggedAtAnyLevel() throws Exception {
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var ours = (Logger) LoggerFactory.getLogger("io.poolgate");
    var before = List.of(root.getLevel(), ours.getLevel());
    var token = server.pool.token().with("iss", "wrong").sign();
    var valid = server.pool.token().sign();
    var console = root.iteratorForAppenders().next();
    root.detachAppender(console);
    root.addAppender(log);
    log.start();
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    try {
      server.get("/test/guarded", "Bearer " + valid);
      server.get("/test/guarded", "Bearer " + token);
      server.get("/test/guarded", "Token " + token);
      server.get("/test/guarded", "Bearer " + token, "Bearer " + token);
      server.get("/test/public", "Bearer " + token);
    } finally {
      root.setLevel(before.getFirst());
      ours.setLevel(before.getLast());
      root.detachAppender(log);
      root.addAppender(console);
    }

    assertThat(log.list)
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            message -> message.contains(signature(token)) || message.contains(signature(valid)));
  }

  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static String bearer() {
    return "Bearer " + server.pool.token().sign();
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, String code, String challenge) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
