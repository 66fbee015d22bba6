package io.poolgate.cognito.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.poolgate.AnonymousRoute;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.server.Faults;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every anonymous route in front of a pool that fails to answer properly.
class UpstreamFaultsTest {
  private static final int CONNECTIONS = 4;
  private static final Set<String> ANSWERED_TO_STRANGERS =
      Set.of("SignUp", "ResendConfirmationCode", "ForgotPassword");

  private static PoolgateServer poolgate;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    poolgate = start(Map.of());
  }

  @AfterEach
  void clear() {
    poolgate.pool().faults().clear();
    poolgate.pool().requests().clear();
  }

  /// Where the pool does what it is asked before it fails, which takes a busy machine its time.
  private static final Map<String, Object> PATIENT =
      Map.of("poolgate.upstream.attempt-timeout", "20s", "poolgate.upstream.call-timeout", "30s");

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultHasItsCodeOnEveryRouteAndTheUserGetsOneMessageAtMost(
      String name, Consumer<Faults.Target> fault, String outcome) {
    for (var answered : askEverywhere(poolgate, fault).entrySet()) {
      var answer = answered.getValue();
      var route = answered.getKey();
      assertThat(answer.outcome()).as(route.path()).isEqualTo(outcome);
      assertThat(answer.header("Retry-After").isPresent()).isEqualTo(answer.status() == 503);
      assertThat(poolgate.pool().requests().count(route.operation())).isLessThanOrEqualTo(2);
    }
    assertThat(poolgate.pool().requests().count("SignUp")).isEqualTo(1);
    assertThat(poolgate.pool().requests().count("ForgotPassword")).isEqualTo(1);
    assertNothingIsLeft(poolgate);
  }

  /// Of an answer that says what failed the SDK needs no more than the head.
  @ParameterizedTest(name = "{0}")
  @MethodSource("halves")
  void halfOfAGoodAnswerIsNone(String name, Consumer<Faults.Target> fault, String outcome) {
    // The pool does what it is asked: the next such sign-up would find the user.
    try (var fresh = start(PATIENT)) {
      askEverywhere(fresh, fault)
          .forEach((route, answer) -> {
            if (ANSWERED_TO_STRANGERS.contains(route.operation())) {
              assertThat(answer.outcome()).as(route.path()).isEqualTo(outcome);
              assertThat(fresh.pool().requests().count(route.operation())).isEqualTo(1);
            }
          });
      assertNothingIsLeft(fresh);
    }
  }

  /// As emulators leave out what they do not know.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ChallengeName":"SMS_MFA","Session":"s","ChallengeParameters":{"USER_ID_FOR_SRP":null}} | 200
          {"ChallengeName":"SELECT_CHALLENGE","Session":"s","AvailableChallenges":[null,"PASSWORD"]} | 200
          {"AuthenticationResult":{}} | 502 upstream_failed
          """)
  void aSignInsAnswerMayHaveGaps(String body, String outcome) {
    poolgate.pool().faults().onAny().answer(200, body);
    var answer = poolgate.api().post("/v1/sign-in", "{\"username\":\"ada\",\"password\":\"x\"}");
    assertThat(answer.outcome()).isEqualTo(outcome);
  }

  @Test
  void aPoolThatIsNotThereIsUnavailable() {
    try (var alone = start(Map.of("cognito.endpoint", "http://127.0.0.1:1"))) {
      askEverywhere(alone, _ -> {})
          .forEach((route, answer) -> {
            assertThat(answer.outcome()).as(route.path()).isEqualTo("503 upstream_unavailable");
            assertThat(answer.header("Retry-After")).isPresent();
          });
    }
  }

  static Stream<Arguments> halves() {
    return Stream.of(
        fault("cut off", Faults.Target::cutOff, "503 upstream_unavailable"),
        fault("truncated", Faults.Target::truncate, "502 upstream_failed"));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("throttled", Faults.Target::throttle, "503 upstream_throttled"),
        fault("dropped", Faults.Target::drop, "503 upstream_unavailable"),
        fault("garbage", Faults.Target::garbage, "502 upstream_failed"),
        fault(
            "too long",
            target -> target.answer(200, "{" + " ".repeat(2 << 20) + "}"),
            "502 upstream_failed"),
        fault(
            "a failure, too long",
            target ->
                target.answer(
                    400, "{\"__type\":\"NotAuthorizedException\"" + " ".repeat(2 << 20) + "}"),
            "502 upstream_failed"),
        fault("500", target -> target.status(500), "502 upstream_failed"),
        fault("503", target -> target.status(503), "502 upstream_failed"),
        fault("slow", target -> target.delay(Duration.ofSeconds(10)), "504 upstream_timeout"),
        fault(
            "internal error",
            target -> target.fail("InternalErrorException", "x"),
            "502 upstream_failed"));
  }

  private static Arguments fault(String name, Consumer<Faults.Target> fault, String outcome) {
    return Arguments.of(name, fault, outcome);
  }

  private static PoolgateServer start(Map<String, Object> properties) {
    var all = new HashMap<String, Object>();
    all.put("poolgate.upstream.attempt-timeout", "1s");
    all.put("poolgate.upstream.call-timeout", "2s");
    all.put("poolgate.upstream.max-in-flight", CONNECTIONS);
    all.put("poolgate.upstream.max-wait", "20s");
    all.putAll(properties);
    return PoolgateServer.start(all);
  }

  private static Map<AnonymousRoute, Answer> askEverywhere(
      PoolgateServer server, Consumer<Faults.Target> fault) {
    fault.accept(server.pool().faults().onAny());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          AnonymousRoute.all(server).stream()
              .collect(
                  Collectors.toMap(
                      route -> route,
                      route ->
                          CompletableFuture.supplyAsync(
                              () -> server.api().post(route.path(), route.body()), executor)));
      return asked.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().join()));
    }
  }

  /// No call in flight, no thread inside one, and every connection free for a good call.
  private void assertNothingIsLeft(PoolgateServer server) {
    server.pool().faults().clear();
    server.pool().faults().on("ForgotPassword").delay(Duration.ofMillis(300));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> server.api().post("/v1/forgot-password", "{\"username\":\"ada\"}"),
                      executor))
              .toList();
      assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(202));
    }
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(server.management().get("/prometheus").body())
                .contains("poolgate_upstream_in_flight 0.0", "poolgate_upstream_waiting 0.0"));
    Awaitility.await().untilAsserted(() -> assertThat(threads()).doesNotContain("UpstreamGuard"));
  }

  /// The stacks of all threads, virtual ones too.
  private String threads() throws Exception {
    var file = folder.resolve(System.nanoTime() + ".json");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    return Files.readString(file);
  }
}
