package io.poolgate.cognito;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.server.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A pool that fails to answer properly.
class UpstreamFaultsTest {
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(
          Map.of(
              "poolgate.upstream.attempt-timeout", "2s", "poolgate.upstream.call-timeout", "3s"));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @AfterEach
  void mend() {
    POOLGATE.pool().faults().clear();
    POOLGATE.pool().requests().clear();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultHasItsCodeAndTheUserGetsOneMessageAtMost(
      String name, Consumer<Faults.Target> fault, String outcome) {
    fault.accept(POOLGATE.pool().faults().on("SignUp"));
    var answer = signUp();
    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.header("Retry-After").isPresent()).isEqualTo(answer.status() == 503);
    assertThat(POOLGATE.pool().requests().count("SignUp")).isEqualTo(1);
  }

  @Test
  void aForgottenPasswordIsAnsweredAlikeThoughTheMessageFails() {
    POOLGATE.pool().faults().on("ForgotPassword").fail("CodeDeliveryFailureException", "x");
    assertThat(forgot().status()).isEqualTo(202);
    var metrics = POOLGATE.management().get("/prometheus").body();
    assertThat(metrics).contains("poolgate_concealed_failures_total{");
    assertThat(metrics).contains("code=\"code_delivery_failed\"");
  }

  @Test
  void aPoolThatIsBrokenForEveryoneIsTold() {
    POOLGATE.pool().faults().on("ForgotPassword").throttle();
    assertThat(forgot().outcome()).isEqualTo("503 upstream_throttled");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("throttled", Faults.Target::throttle, "503 upstream_throttled"),
        fault("dropped", Faults.Target::drop, "503 upstream_unavailable"),
        fault("cut off", Faults.Target::cutOff, "503 upstream_unavailable"),
        fault("truncated", Faults.Target::truncate, "502 upstream_failed"),
        fault("garbage", Faults.Target::garbage, "502 upstream_failed"),
        fault("500", target -> target.status(500), "502 upstream_failed"),
        fault("503", target -> target.status(503), "502 upstream_failed"),
        fault("slow", target -> target.delay(Duration.ofSeconds(10)), "504 upstream_timeout"),
        fault(
            "internal error",
            target -> target.fail("InternalErrorException", "x"),
            "502 upstream_failed"),
        fault("empty", target -> target.answer(200, "{}"), "502 upstream_failed"));
  }

  private static Arguments fault(String name, Consumer<Faults.Target> fault, String outcome) {
    return Arguments.of(name, fault, outcome);
  }

  private static Answer signUp() {
    return POOLGATE.api().post("/v1/sign-up", credentials(newEmail(), newPassword()));
  }

  private static Answer forgot() {
    return POOLGATE
        .api()
        .post("/v1/forgot-password", "{\"username\":\"%s\"}".formatted(newEmail()));
  }
}
