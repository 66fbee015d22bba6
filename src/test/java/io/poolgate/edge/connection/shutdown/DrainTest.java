package io.poolgate.edge.connection.shutdown;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client sees of a server that is told to end, as SIGTERM does.
@Timeout(120)
class DrainTest {
  private static final Map<String, Object> PATIENT = Map.of("poolgate.shutdown.grace", "1h");

  @Test
  void whatIsUnderWayIsAnsweredAndTheConnectionToldToEnd() {
    try (var poolgate = PoolgateServer.start(PATIENT);
        var connection = connect(poolgate)) {
      poolgate.pool().faults().on("InitiateAuth").delay(Duration.ofSeconds(1));
      connection.post("/v1/sign-in", credentials(newEmail(), newPassword()));
      await().until(() -> poolgate.pool().requests().count("InitiateAuth") == 1);
      var end = poolgate.end();
      var answer = connection.receive();
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.announcesEnd()).isTrue();
      assertThat(connection.ends()).isTrue();
      end.join();
    }
  }

  @Test
  void whatIsOnItsWayIsAnsweredStill() {
    try (var poolgate = PoolgateServer.start(PATIENT);
        var connection = connect(poolgate)) {
      assertThat(connection.get("/v1/config").receive().announcesEnd()).isFalse();
      connection.send("GET /v1/config HTTP/1.1\r\n");
      var server = poolgate.api().server();
      var end = poolgate.end();
      await().until(() -> refusesConnections(server));
      var answer = connection.send("Host: x\r\n\r\n").receive();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.announcesEnd()).isTrue();
      end.join();
    }
  }

  @Test
  void aConnectionThatIsNotUsedHoldsNothingUp() {
    try (var poolgate = PoolgateServer.start(PATIENT);
        var connection = connect(poolgate)) {
      assertThat(connection.get("/v1/config").receive().status()).isEqualTo(200);
      var end = poolgate.end();
      assertThat(connection.ends()).isTrue();
      end.join();
    }
  }

  @Test
  void balancersAreToldBeforeAnyConnectionIsRefused() {
    var delayed = Map.<String, Object>of("poolgate.shutdown.delay", "2s");
    try (var poolgate = PoolgateServer.start(delayed)) {
      var api = poolgate.api();
      var end = poolgate.end();
      await().until(() -> api.get("/health/readiness").status() == 503);
      assertThat(api.get("/v1/config").status()).isEqualTo(200);
      assertThat(api.get("/health/liveness").status()).isEqualTo(200);
      end.join();
      assertThat(refusesConnections(api.server())).isTrue();
    }
  }

  @Test
  void whatTakesTooLongIsCut() {
    try (var poolgate = PoolgateServer.start(Map.of("poolgate.shutdown.grace", "200ms"));
        var connection = connect(poolgate)) {
      poolgate.pool().faults().on("InitiateAuth").delay(Duration.ofSeconds(10));
      connection.post("/v1/sign-in", credentials(newEmail(), newPassword()));
      await().until(() -> poolgate.pool().requests().count("InitiateAuth") == 1);
      poolgate.end().join();
      assertThatThrownBy(connection::receive).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static boolean refusesConnections(URI server) {
    try (var _ = new RawConnection(server)) {
      return false;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof ConnectException;
    }
  }

  private static RawConnection connect(PoolgateServer poolgate) {
    return new RawConnection(poolgate.api().server());
  }
}
