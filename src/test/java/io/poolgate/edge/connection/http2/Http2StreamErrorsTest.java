package io.poolgate.edge.connection.http2;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of HTTP/2 that are none: each costs its own stream, and never the others' connection.
@Timeout(60)
class Http2StreamErrorsTest {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-:path",
        "-:method",
        "-:scheme",
        "-:path|-:method|-:scheme|-:authority",
        "-:path|:path|",
        "-:path|:path|health",
        "-:path|:path|*",
        "-:path|:path|//x/health",
        "-:path|:path|http://localhost/health",
        "-:path|:path|/he alth",
        "-:path|:path|/he\u0001alth",
        "-:path|:path|/health#x",
        "-:method|:method|",
        "-:method|:method|G T",
        "-:method|:method|CONNECT",
        "-:method|-:path|-:scheme|:method|CONNECT",
        "-:scheme|:scheme|ftp",
        ":path|/health",
        ":method|GET",
        ":scheme|https",
        ":authority|localhost",
        "-:authority|:authority|",
        ":status|200",
        ":unknown|x",
        ":protocol|websocket",
        "x|y|:path|/health",
        "X-Upper|y",
        "|y",
        "bad name|y",
        "connection|close",
        "keep-alive|5",
        "proxy-connection|close",
        "transfer-encoding|chunked",
        "upgrade|h2c",
        "te|gzip",
        "x|a\u0000b",
        "x|a\rb",
        "x|a\nb",
        "content-length|5",
        "content-length|-1"
      })
  void whatIsNoRequestResetsItsStreamAlone(String change) {
    try (var connection = connect()) {
      connection.headers(1, true, Http2Fields.changed(change));
      var refused = connection.answer(1);
      assertThat(refused.error()).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
      assertThat(refused.status()).as("it is not answered").isZero();
      assertServed(connection, 3);
    }
  }

  @Test
  void whatIsUnderWayGoesOn() {
    POOLGATE.server().pool().faults().on("InitiateAuth").times(1).delay(Duration.ofMillis(500));
    try (var connection = connect()) {
      connection.headers(1, false, Http2Fields.post("/v1/sign-in"));
      connection.data(1, true, signIn());
      await().until(() -> POOLGATE.server().pool().requests().count("InitiateAuth") > 0);
      connection.headers(3, true, Http2Fields.changed("-:path"));
      assertThat(connection.answer(1).status()).isEqualTo(401);
      assertThat(connection.answer(3).error()).isPositive();
    }
  }

  private static RawHttp2 connect() {
    return POOLGATE.http2();
  }

  private static void assertServed(RawHttp2 connection, int stream) {
    assertThat(connection.get(stream, "/health/liveness").answer(stream).status()).isEqualTo(200);
  }

  private static byte[] signIn() {
    return credentials(newEmail(), newPassword()).getBytes(StandardCharsets.UTF_8);
  }
}
