package io.poolgate.cognito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Failures that would tell a stranger whether a user exists, and those that are everybody's.
class ConcealedFailuresTest {
  private static final PoolgateServer POOLGATE = PoolgateServer.start();

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @AfterEach
  void mend() {
    POOLGATE.pool().faults().clear();
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

  private static Answer forgot() {
    return POOLGATE
        .api()
        .post("/v1/forgot-password", "{\"username\":\"%s\"}".formatted(Accounts.newEmail()));
  }
}
