package io.poolgate.edge.connection.http2;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.RawHttp2;
import io.poolgate.edge.connection.EncryptedPoolgate;
import io.poolgate.edge.connection.Http2Fields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of HTTP/2 that are answered, though there is something about them.
@Timeout(60)
class Http2AuthorityTest {
  private static final EncryptedPoolgate POOLGATE = EncryptedPoolgate.start(Map.of());

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-:authority",
        "host|other",
        "host|localhost|host|localhost",
        "-:authority|:authority|user@localhost",
        "-:authority|:authority|a b",
        "-:authority|host|a,b",
        "-:authority|host|localhost|host|localhost"
      })
  void noHostOrTwoIsRefused(String change) {
    try (var connection = connect()) {
      var answer = connection.headers(1, true, Http2Fields.changed(change)).answer(1);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("invalid_request");
      assertServed(connection, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"host|LOCALHOST", "-:authority|host|localhost", "te|trailers"})
  void whatIsWellFormedIsAnswered(String change) {
    try (var connection = connect()) {
      assertThat(connection.headers(1, true, Http2Fields.changed(change)).answer(1).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aMethodThatIsNotKnownIsNotImplemented() {
    try (var connection = connect()) {
      var answer =
          connection.headers(1, true, Http2Fields.changed("-:method|:method|FOO")).answer(1);
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text()).contains("not_enabled");
    }
  }

  /// Micronaut drops them, and would wait for the body's end for ever.
  @Test
  void aRequestMayEndWithTrailers() {
    try (var connection = connect()) {
      connection.headers(1, false, Http2Fields.post("/v1/sign-in")).data(1, false, signIn());
      assertThat(connection.headers(1, true, "x-checksum", "1").answer(1).status()).isEqualTo(401);
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
