package io.poolgate.guard;

import static io.poolgate.guard.GuardedServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.poolgate.token.HostileToken;
import io.poolgate.token.HostileTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What becomes of requests whose header carries no good token.
class BearerTokenFilterTest {
  private static final String BARE = "Bearer realm=\"poolgate\"";

  @AutoClose private static final GuardedServer server = GuardedServer.warm();

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
  void noTokenIsToldWithoutAnError() {
    assertProblem(server.get("/test/guarded"), 401, "missing_token", BARE);
  }

  @Test
  void otherSchemeIsAsGoodAsNoToken() {
    assertProblem(server.get("/test/guarded", "Basic YTpi"), 401, "missing_token", BARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?access_token=", "?token=", "?authorization=Bearer%20"})
  void tokenInTheQueryIsNotLookedAt(String query) {
    var answer = server.get("/test/guarded" + query + server.pool.token().sign());

    assertProblem(answer, 401, "missing_token", BARE);
  }

  @Test
  void twoHeadersAreRefusedOnGuardedRoutesAlone() {
    var right = server.bearer();

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
  void headerWithoutATokenIsRefusedOnGuardedRoutesAlone(String header) {
    assertProblem(
        server.get("/test/guarded", header),
        400,
        "invalid_request",
        BARE + ", error=\"invalid_request\"");
    assertThat(server.get("/test/public", header).statusCode()).isEqualTo(200);
  }

  @Test
  void unsignedTokenStaysOutEvenWhereTheStockValidatorsAreOn() {
    var stock = "micronaut.security.token.jwt.nimbus.";
    var on = Map.<String, Object>of(stock + "validator", true, stock + "reactive-validator", true);
    try (var both = GuardedServer.warm(on)) {
      var unsigned = both.pool.token().header("alg", "none").sign();

      assertThat(both.get("/test/guarded", "Bearer " + unsigned).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void noTokenIsLoggedAtAnyLevel() {
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
}
