package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that come in parts, and are answered when they are whole.
@Timeout(60)
class WholeRequestsTest {
  private static final String HEAD =
      "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final String[] SIGN_IN = Http2Fields.post("/v1/sign-in");
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void aBodyOfSeveralPartsIsOneBody() {
    var text = credentials(newEmail(), newPassword());
    try (var http2 = POOLGATE.http2();
        var http1 = POOLGATE.http1()) {
      http2.headers(1, false, SIGN_IN);
      http1.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      text.chars()
          .forEach(part -> {
            http2.data(1, false, new byte[] {(byte) part});
            http1.send("1\r\n" + (char) part + "\r\n");
          });
      assertThat(http2.data(1, true, new byte[0]).answer(1).text()).contains("invalid_credentials");
      assertThat(http1.send("0\r\n\r\n").receive().body()).contains("invalid_credentials");
    }
  }

  @Test
  void aRequestMayEndWithTrailers() {
    try (var connection = POOLGATE.http2()) {
      connection.headers(1, false, SIGN_IN).data(1, false, body());
      assertThat(connection.headers(1, true, "x-checksum", "1").answer(1).status()).isEqualTo(401);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsWhole() {
    var much = "x".repeat(70_000);
    try (var http2 = POOLGATE.http2();
        var http1 = POOLGATE.http1()) {
      assertThat(http1.send(HEAD + "Content-Length: 70000\r\n\r\n").receive().status())
          .isEqualTo(413);
      http2.await(Http2FrameTypes.SETTINGS);
      http2.frame(Http2FrameTypes.SETTINGS, Http2Flags.ACK, 0, new byte[0]);
      http2.headers(1, false, SIGN_IN);
      for (int part = 0; part < 5; part++) {
        http2.data(1, false, new byte[14_000]);
      }
      assertThat(http2.answer(1).status()).isEqualTo(413);
      try (var chunked = POOLGATE.http1()) {
        chunked.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + much);
        assertThat(chunked.receive().status()).isEqualTo(413);
      }
    }
  }

  @Test
  void aClientMayWaitToBeAskedForTheBody() {
    var text = credentials(newEmail(), newPassword());
    try (var connection = POOLGATE.http1()) {
      connection.send(
          HEAD + "Expect: 100-continue\r\nContent-Length: " + text.length() + "\r\n\r\n");
      assertThat(connection.receive().status()).isEqualTo(100);
      assertThat(connection.send(text).receive().status()).isEqualTo(401);
    }
  }

  private static byte[] body() {
    return credentials(newEmail(), newPassword()).getBytes(UTF_8);
  }
}
