package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that waits for half a second, and clients that take longer.
class SlowClientsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(Map.of("poolgate.connections.request-timeout", PATIENCE));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /hea",
        "GET /health HTTP/1.1\r\nHost: x\r\nX-",
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"user",
        "POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"
      })
  void aRequestThatStopsHalfWayIsGivenUp(String part) {
    try (var connection = connect()) {
      connection.send(part);
      assertThat(connection.ends()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1\r\nX: ",
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n"
      })
  void aByteNowAndThenIsNotEnough(String head) {
    try (var connection = connect()) {
      connection.send(head);
      await().until(() -> !connection.trickle('x'));
    }
  }

  @Test
  void aSecondRequestIsGivenUpToo() {
    try (var connection = connect()) {
      assertThat(connection.get("/health/liveness").receive().status()).isEqualTo(200);
      connection.send("GET /hea");
      assertThat(connection.ends()).isTrue();
    }
  }

  @Test
  void aConnectionMayRestBetweenRequests() {
    try (var resting = connect()) {
      assertThat(resting.get("/health/liveness").receive().status()).isEqualTo(200);
      try (var silent = connect()) {
        assertThat(silent.ends()).as("the time is over").isTrue();
      }
      assertThat(resting.get("/health/liveness").receive().status()).isEqualTo(200);
    }
  }

  @Test
  void theServersOwnSlownessDoesNotCount() {
    POOLGATE.pool().faults().on("InitiateAuth").times(1).delay(PATIENCE.multipliedBy(3));
    try (var connection = connect()) {
      connection.post("/v1/sign-in", credentials(newEmail(), newPassword()));
      connection.send("GET /hea");
      assertThat(connection.receive().status()).isEqualTo(401);
      connection.send("lth/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.receive().status()).isEqualTo(200);
    }
  }

  private static RawConnection connect() {
    return new RawConnection(POOLGATE.api().server());
  }
}
