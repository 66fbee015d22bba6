package io.poolgate.cognito.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// More calls to the pool than it, or its line, can take.
class UpstreamGuardTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void whatCannotEvenWaitIsRefusedAtOnceAndTheRestIsServed() {
    try (var poolgate =
        PoolgateServer.start(
            Map.of("poolgate.upstream.max-in-flight", 2, "poolgate.upstream.max-waiting", 3))) {
      poolgate.pool().faults().on("ForgotPassword").delay(Duration.ofMillis(500));
      var answers = together(poolgate, 20);
      assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(5);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 202)
          .allSatisfy(answer -> {
            assertThat(answer.outcome()).isEqualTo("503 overloaded");
            assertThat(answer.header("Retry-After")).isPresent();
          });
      assertThat(poolgate.management().get("/prometheus").body())
          .contains("poolgate_upstream_refused_total{code=\"overloaded\"} 15.0");
    }
  }

  /// Reading it costs more than the refusal, and gets a request in line before those that wait.
  @Test
  void theBodyOfWhatIsRefusedIsNotRead() {
    try (var poolgate =
        PoolgateServer.start(
            Map.of("poolgate.upstream.max-in-flight", 1, "poolgate.upstream.max-waiting", 0))) {
      poolgate.pool().faults().on("ForgotPassword").delay(Duration.ofSeconds(2));
      var taken = CompletableFuture.supplyAsync(() -> forgot(poolgate), threads);
      Awaitility.await().until(() -> poolgate.pool().requests().count("ForgotPassword") == 1);
      assertThat(noJson(poolgate).outcome()).isEqualTo("503 overloaded");
      assertThat(poolgate.api().get("/v1/config").status()).isEqualTo(200);
      assertThat(noToken(poolgate).outcome()).isEqualTo("401 missing_token");
      assertThat(taken.join().status()).isEqualTo(202);
      assertThat(noJson(poolgate).outcome()).isEqualTo("400 invalid_request");
    }
  }

  @Test
  void whoWaitsTooLongIsRefused() {
    try (var poolgate =
        PoolgateServer.start(
            Map.of("poolgate.upstream.max-in-flight", 1, "poolgate.upstream.max-wait", "200ms"))) {
      poolgate.pool().faults().on("ForgotPassword").delay(Duration.ofSeconds(2));
      assertThat(together(poolgate, 4))
          .extracting(Answer::outcome)
          .containsOnlyOnce("202")
          .filteredOn("503 overloaded"::equals)
          .hasSize(3);
    }
  }

  @Test
  void aLostPoolIsLeftAloneForAWhileAndThenTriedAgain() {
    try (var poolgate = PoolgateServer.start(Map.of("poolgate.upstream.circuit-open", "1s"))) {
      poolgate.pool().faults().on("ForgotPassword").drop();
      together(poolgate, 20);
      long asked = poolgate.pool().requests().count("ForgotPassword");
      assertThat(forgot(poolgate).outcome()).isEqualTo("503 upstream_unavailable");
      assertThat(poolgate.pool().requests().count("ForgotPassword")).isEqualTo(asked);

      poolgate.pool().faults().clear();
      Awaitility.await().untilAsserted(() -> assertThat(forgot(poolgate).status()).isEqualTo(202));
    }
  }

  @Test
  void whatThePoolAnswersNeverShutsTheLine() {
    try (var poolgate = PoolgateServer.start()) {
      poolgate.pool().faults().on("ForgotPassword").throttle();
      together(poolgate, 60);
      poolgate.pool().faults().clear();
      assertThat(forgot(poolgate).status()).isEqualTo(202);
    }
  }

  private List<Answer> together(PoolgateServer poolgate, int calls) {
    return IntStream.range(0, calls)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> forgot(poolgate), threads))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static Answer noJson(PoolgateServer poolgate) {
    return poolgate.api().call("POST", "/v1/sign-in").json("no JSON").wrong().send();
  }

  private static Answer noToken(PoolgateServer poolgate) {
    return poolgate.api().call("GET", "/v1/me/devices").wrong().send();
  }

  private static Answer forgot(PoolgateServer poolgate) {
    return poolgate.api().post("/v1/forgot-password", "{\"username\":\"ada@example.com\"}");
  }
}
