package io.poolgate.edge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a `Content-Encoding` may say of a body (RFC 9110 §8.4).
@ExtendWith(PoolgateExtension.class)
class RequestCodingTest {
  private final PoolgateServer poolgate;

  RequestCodingTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", "identity, identity", "", " , identity"})
  void noneIsNone(String coding) {
    assertThat(signIn(coding).errors()).contains("username required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "x-gzip", "br", "aws-chunked", "identity, gzip", "identity;q=1", "\""})
  void anyIsRefusedAndSaidToBeTheReason(String coding) {
    var answer = signIn(coding);
    assertThat(answer.outcome()).isEqualTo("415 unsupported_media_type");
    assertThat(answer.text("/detail")).contains("Content-Encoding").doesNotContain("Type");
    assertThat(answer.header("Accept-Encoding")).hasValue("identity"); // RFC 9110 §12.5.3
  }

  @Test
  void theWrongTypeHasAnotherReason() {
    var answer =
        poolgate
            .api()
            .call("POST", "/v1/sign-in")
            .header("Content-Encoding", "gzip")
            .body("text/plain", "{}")
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("415 unsupported_media_type");
    assertThat(answer.text("/detail")).contains("Content-Type").doesNotContain("Encoding");
    assertThat(answer.header("Accept-Encoding")).isEmpty();
  }

  @Test
  void twoFieldsAreOneList() {
    var call = poolgate.api().call("POST", "/v1/sign-in").header("Content-Encoding", "identity");
    assertThat(call.header("Content-Encoding", "gzip").json("{}").wrong().send().outcome())
        .isEqualTo("415 unsupported_media_type");
  }

  private Answer signIn(String coding) {
    return poolgate
        .api()
        .call("POST", "/v1/sign-in")
        .header("Content-Encoding", coding)
        .json("{}")
        .wrong()
        .send();
  }
}
