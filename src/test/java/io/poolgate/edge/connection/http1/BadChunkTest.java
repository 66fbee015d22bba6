package io.poolgate.edge.connection.http1;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies whose chunks are none, after a whole request's worth of JSON: it must not be taken for
/// all that was sent.
@Timeout(60)
@ExtendWith(PoolgateExtension.class)
class BadChunkTest {
  private static final String CHUNKED =
      "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final URI server;

  BadChunkTest(PoolgateServer poolgate) {
    server = poolgate.api().server();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-1\r\n",
        "\r\n",
        "0x0\r\n",
        "0\n\n",
        "fffffffffffffffff\r\n",
        "0 0\r\n\r\n"
      })
  void aBadChunkIsRefusedAtOnce(String bad) {
    try (var connection = new RawConnection(server)) {
      assertRefused(connection.send(CHUNKED.formatted("/v1/sign-in") + signIn() + bad));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "0;a=\n\r\n", "1\r\nabc\r\n"})
  void soItIsWhenTheRestIsWaitedFor(String bad) {
    try (var connection = new RawConnection(server)) {
      connection.get("/health/liveness").receive();
      connection.send(CHUNKED.formatted("/v1/sign-in"));
      connection.send(signIn());
      assertRefused(connection.send(bad));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/v1/me/password", "/health"})
  void soItIsWhereNobodyWantsTheBody(String path) {
    try (var connection = new RawConnection(server)) {
      assertRefused(connection.send(CHUNKED.formatted(path) + signIn()).send("zz\r\n"));
    }
  }

  private static void assertRefused(RawConnection connection) {
    var answer = connection.receive();
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_request");
    assertThat(answer.announcesEnd()).isTrue();
    assertThat(connection.ends()).isTrue();
  }

  private static String signIn() {
    var json = credentials(newEmail(), newPassword());
    return Integer.toHexString(json.length()) + "\r\n" + json + "\r\n";
  }
}
