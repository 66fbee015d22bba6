package io.poolgate.edge.connection.http1;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PipeliningTest {
  private static final int MOST = 16;

  @Test
  void moreThanSomeRequestsAheadAreNotTaken() {
    try (var poolgate = PoolgateServer.start();
        var connection = new RawConnection(poolgate.api().server())) {
      poolgate.pool().faults().on("InitiateAuth").delay(Duration.ofMillis(20));
      // Within what is read at a time, 2 KiB.
      connection.send(
          "abcdefghijklmnopqr"
              .chars()
              .mapToObj(user -> signIn("" + (char) user, "p"))
              .collect(Collectors.joining()));
      for (int i = 1; i <= MOST; i++) {
        var answer = connection.receive();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.announcesEnd()).isEqualTo(i == MOST);
      }
      assertThat(connection.ends()).isTrue();
      assertThat(poolgate.pool().requests().count("InitiateAuth")).isEqualTo(MOST);
    }
  }

  @Test
  void someRequestsAheadAreAnsweredInTheirOrder() {
    try (var poolgate = PoolgateServer.start();
        var connection = new RawConnection(poolgate.api().server())) {
      connection.send(signIn("nobody", newPassword())).get("/health/liveness").get("/nowhere");
      assertThat(connection.receive().status()).isEqualTo(401);
      assertThat(connection.receive().status()).isEqualTo(200);
      assertThat(connection.receive().status()).isEqualTo(404);
      assertThat(connection.get("/health/liveness").receive().status()).isEqualTo(200);
    }
  }

  private static String signIn(String user, String password) {
    var body = credentials(user, password);
    return "POST /v1/sign-in HTTP/1.1\r\nHost:x\r\nContent-Type:application/json\r\nContent-Length:"
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
