package io.poolgate.edge.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import io.poolgate.RawConnection.Received;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered in front of the router, and that nobody can tell.
class DirectAnswersTest {
  private static final String ME = "/v1/me";
  private static final String VERIFY = "/v1/verify";

  private static PoolgateServer poolgate;
  private static RoutedRequests routed;
  private static String accessToken;
  private static String idToken;

  @BeforeAll
  static void start() {
    poolgate =
        PoolgateServer.start(
            Map.of(
                RoutedRequests.WANTED,
                true,
                "poolgate.allowed-origins",
                "https://app.example.com",
                "poolgate.token.uses",
                "access,id"));
    routed = poolgate.context().getBean(RoutedRequests.class);
    accessToken = poolgate.pool().token().with("cognito:groups", List.of("Łódź", "x,y")).sign();
    idToken =
        poolgate
            .pool()
            .token()
            .with("token_use", "id")
            .with("aud", poolgate.pool().publicClient().id())
            .sign();
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @BeforeEach
  void forgetEarlierRequests() {
    routed.take();
  }

  /// The router is asked by what it alone can tell from nothing.
  @ParameterizedTest
  @CsvSource({"/v1/me, Accept: application/json;q=1", "/v1/verify, Content-Length: 0"})
  void theAnswerIsTheOneThatTheRouterGives(String path, String field) {
    var direct = get(path, accessToken);
    assertThat(routed.take()).isZero();
    var byRouter = get(path, accessToken, field);
    assertThat(routed.take()).isOne();
    assertThat(direct.status()).isEqualTo(byRouter.status());
    assertThat(direct.body()).isEqualTo(byRouter.body());
    assertThat(lasting(direct)).isEqualTo(lasting(byRouter));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/me, Accept: */*",
    "/v1/me, Accept: application/json",
    "/v1/me, Accept-Encoding: gzip",
    "/v1/me, Cookie: a=b",
    "/v1/me, Connection: keep-alive",
    "/v1/verify, 'Accept: text/html,application/xhtml+xml;q=0.9'",
    "/v1/verify, Origin: https://another.example.com",
    "/v1/verify, X-Forwarded-Uri: /x"
  })
  void whatNoFilterGoesByMakesNoDifference(String path, String field) {
    assertThat(get(path, accessToken, field).status()).isIn(200, 204);
    assertThat(routed.take()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/me, Accept: text/html, 406",
    "/v1/me, Accept: application/problem+json, 200",
    "/v1/me, Origin: https://another.example.com, 200",
    "/v1/me, Authorization: Bearer x, 400",
    "/v1/me, Host: y, 400",
    "/v1/me?x=y, Cookie: a=b, 200",
    "/v1/verify?group=x, Cookie: a=b, 403",
    "/v1/verify?scope=openid, Cookie: a=b, 403",
    "/v1/verify?grup=x, Cookie: a=b, 400",
    "/v1//me, Cookie: a=b, 404",
    "/v1/%6de, Cookie: a=b, 404",
    "/v1/me/, Cookie: a=b, 200"
  })
  void allElseIsTheRouters(String path, String field, int status) {
    assertThat(get(path, accessToken, field).status()).isEqualTo(status);
    assertThat(routed.take()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "OPTIONS", "get", "DELETEX"})
  void soIsAnyOtherMethod(String method) {
    var answer = ask(method, VERIFY, "HTTP/1.1", bearer(accessToken));
    assertThat(answer.status()).isNotIn(204);
    assertThat(routed.take()).isOne();
  }

  @Test
  void soIsAConnectionThatEnds() {
    for (var head : List.of("HTTP/1.0", "HTTP/1.1\r\nConnection: close")) {
      try (var connection = new RawConnection(poolgate.api().server())) {
        assertThat(
                connection.send(head("GET", VERIFY, head, bearer(accessToken))).receive().status())
            .isEqualTo(204);
        assertThat(connection.ends()).isTrue();
      }
      assertThat(routed.take()).isOne();
    }
  }

  @Test
  void aTokenThatIsNotGoodIsJudgedOnce() {
    double before = poolgate.management().metric("poolgate_token_verifications_total");
    var expired = poolgate.pool().token().expiresIn(Duration.ofSeconds(-1)).sign();
    assertThat(get(ME, expired).body()).contains("token_expired");
    assertThat(get(ME, idToken).body()).contains("invalid_token");
    assertThat(get(VERIFY, idToken).status()).isEqualTo(204);
    assertThat(get(ME, "x").body()).contains("invalid_token");
    assertThat(poolgate.management().metric("poolgate_token_verifications_total"))
        .isEqualTo(before + 4);
  }

  /// Of two equal heads on one connection, the second must not live on the verdict of the first.
  @Test
  void eachRequestIsJudgedByItself() {
    var token = poolgate.pool().token().with("origin_jti", "judged-by-itself").sign();
    try (var connection = new RawConnection(poolgate.api().server())) {
      var request = head("GET", ME, "HTTP/1.1", bearer(token) + "Accept: text/html\r\n");
      for (int i = 0; i < 3; i++) {
        double before = poolgate.management().metric("poolgate_token_verifications_total");
        assertThat(connection.send(request).receive().status()).isEqualTo(406);
        assertThat(poolgate.management().metric("poolgate_token_verifications_total"))
            .isEqualTo(before);
      }
      var idHead = head("GET", ME, "HTTP/1.1", bearer(idToken));
      for (int i = 0; i < 3; i++) {
        double before = poolgate.management().metric("poolgate_token_verifications_total");
        assertThat(connection.send(idHead).receive().status()).isEqualTo(401);
        assertThat(poolgate.management().metric("poolgate_token_verifications_total"))
            .isEqualTo(before + 1);
      }
    }
  }

  @Test
  void requestsSentAheadAreAnsweredInTurn() {
    try (var connection = new RawConnection(poolgate.api().server())) {
      var good = head("GET", ME, "HTTP/1.1", bearer(accessToken));
      var bad = head("GET", ME, "HTTP/1.1", "");
      var proxy = head("GET", VERIFY, "HTTP/1.1", bearer(accessToken));
      connection.send(good + bad + proxy + good + proxy + bad + good);
      assertThat(IntStream.range(0, 7).map(_ -> connection.receive().status()))
          .containsExactly(200, 401, 204, 200, 204, 401, 200);
    }
    assertThat(routed.take()).isEqualTo(2);
  }

  /// Else they would fill the heap: the router's answers wait until the one before is taken.
  @Test
  void whoTakesNoAnswersGetsNoMoreOfThem() {
    try (var connection = new RawConnection(poolgate.api().server())) {
      var requests = head("GET", ME, "HTTP/1.1", bearer(accessToken)).repeat(8);
      Thread.startVirtualThread(() -> {
        boolean open = true;
        while (open) {
          open = connection.sends(requests);
        }
      });
      await().until(() -> routed.take() > 0);
    }
  }

  @Test
  void aRequestIdIsGivenBackIfItIsOne() {
    assertThat(get(ME, accessToken, "X-Request-Id: mine-1").headers())
        .containsEntry("X-Request-Id", "mine-1");
    assertThat(get(ME, accessToken, "X-Request-Id: not {one}").headers().get("X-Request-Id"))
        .doesNotContain("{")
        .hasSize(36);
    assertThat(routed.take()).isZero();
  }

  @Test
  void operatorsSeeTheRequest() {
    var line =
        "http_server_requests_seconds_count{exception=\"none\",method=\"GET\",status=\"204\",uri=\"/v1/verify\"}";
    double before = poolgate.management().metric(line);
    get(VERIFY, accessToken);
    assertThat(poolgate.management().metric(line)).isEqualTo(before + 1);
  }

  private static Received get(String path, String token, String... fields) {
    var all = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return ask("GET", path, "HTTP/1.1", bearer(token) + all);
  }

  private static Received ask(String method, String path, String version, String fields) {
    try (var connection = new RawConnection(poolgate.api().server())) {
      var answer = connection.send(head(method, path, version, fields));
      return answer.receive();
    }
  }

  private static String head(String method, String path, String version, String fields) {
    return "%s %s %s\r\nHost: x\r\n%s\r\n".formatted(method, path, version, fields);
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /// Without those that each answer has for itself.
  private static Map<String, String> lasting(Received answer) {
    var headers = new TreeMap<>(answer.headers());
    headers
        .keySet()
        .removeIf(name -> List.of("x-request-id", "date").contains(name.toLowerCase(Locale.ROOT)));
    return headers;
  }
}
