package io.poolgate.cognito.call;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two instances in front of a pool whose quota is ten sign-ins a second.
class QuotaTest {
  private static final int QUOTA = 10; // a second
  private static final int CALLS = 4 * QUOTA;
  private static final String EMAIL = Accounts.newEmail();
  private static final String PASSWORD = newPassword();

  private static SettableClock clock;
  private static List<PoolgateServer> fleet;

  @BeforeAll
  static void start() throws IOException {
    clock = new SettableClock();
    var pool = LocalUserPool.start(LocalPoolOptions.forTests().clock(clock).build());
    Map<String, Object> unlimited = Map.of("poolgate.limits.enabled", false);
    fleet =
        List.of(
            PoolgateServer.inFrontOf(pool, clock, unlimited),
            PoolgateServer.inFrontOf(pool, clock, unlimited));
    pool.createUser(EMAIL, PASSWORD);
  }

  @AfterAll
  static void stop() {
    fleet.forEach(PoolgateServer::close);
  }

  @AfterEach
  void end() {
    pool().faults().clear();
    pool().requests().clear();
  }

  @Test
  void aFleetAtTheQuotaIsServedInFull() {
    pool().faults().quota(QUOTA, "InitiateAuth");
    for (int second = 0; second < 3; second++) {
      assertThat(outcomes(signIns(QUOTA))).containsOnly("200");
      clock.advance(Duration.ofSeconds(1));
    }
  }

  /// A call that is throttled is not made again by the server: that would keep the pool at its
  /// quota for longer.
  @Test
  void aFleetOverTheQuotaIsServedAsFarAsItGoesAndAsksOnceForEachCall() {
    pool().faults().quota(QUOTA, "InitiateAuth");
    for (int second = 1; second <= 3; second++) {
      var answers = signIns(CALLS);
      assertThat(outcomes(answers).filter("200"::equals)).hasSize(QUOTA);
      assertThat(outcomes(answers).filter("503 upstream_throttled"::equals)).hasSize(CALLS - QUOTA);
      assertThat(answers.stream().filter(answer -> answer.status() == 503))
          .allMatch(answer -> answer.header("Retry-After").isPresent());
      assertThat(pool().requests().count("InitiateAuth")).isEqualTo(second * CALLS);
      clock.advance(Duration.ofSeconds(1));
    }
  }

  /// Each category has a quota of its own, and what Poolgate answers by itself needs none.
  @Test
  void whatElseTheFleetDoesGoesOn() {
    var token = signIn(fleet.getFirst()).text("/tokens/accessToken");
    pool().faults().quota(QUOTA, "InitiateAuth");
    assertThat(outcomes(signIns(CALLS))).contains("503 upstream_throttled");
    for (var instance : fleet) {
      assertThat(instance.api().call("GET", "/v1/me").bearer(token).send().status()).isEqualTo(200);
      assertThat(instance.api().post("/v1/forgot-password", Map.of("username", EMAIL)).status())
          .isEqualTo(202);
      assertThat(instance.api().get("/health/readiness").status()).isEqualTo(200);
    }
  }

  /// All at once, at each instance in turn.
  private static List<Answer> signIns(int count) {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      return clients
          .invokeAll(
              IntStream.range(0, count)
                  .<Callable<Answer>>mapToObj(i -> () -> signIn(fleet.get(i % fleet.size())))
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Answer signIn(PoolgateServer instance) {
    return instance.api().post("/v1/sign-in", credentials(EMAIL, PASSWORD));
  }

  private static Stream<String> outcomes(List<Answer> answers) {
    return answers.stream().map(Answer::outcome);
  }

  private static LocalUserPool pool() {
    return fleet.getFirst().pool();
  }
}
