package io.poolgate.localpool.server;

import static io.poolgate.localpool.server.WireCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every call and answer looks like on the wire.
class WireProtocolTest {
  @AutoClose private static final WireCaller wire = new WireCaller();

  @Test
  void failureHasItsTypeInBodyAndHeader() throws Exception {
    var answer = wire.call("InitiateAuth", "{\"ClientId\":\"nosuchclient\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSONObjectUtils.parse(answer.body()))
        .containsOnlyKeys("__type", "message")
        .containsEntry("__type", "ResourceNotFoundException");
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
  }

  @Test
  void emptyAnswerIsAnEmptyObject() throws Exception {
    var answer =
        wire.call(
            "RevokeToken",
            "{\"ClientId\":\"" + wire.pool.publicClient().id() + "\",\"Token\":\"x\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoSuchOperation", "", "signUp", "SignUp.", "../SignUp"})
  void unknownOperationIsRefusedAsSuch(String operation) throws Exception {
    assertThat(type(wire.call(operation, "{}"))).isEqualTo("UnknownOperationException");
  }

  @Test
  void missingTargetIsAnUnknownOperation() throws Exception {
    var answer = wire.send(wire.request().POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("UnknownOperationException");
  }

  @Test
  void otherContentTypeIsAnUnknownOperation() throws Exception {
    var answer =
        wire.send(
            wire.request()
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("UnknownOperationException");
  }

  @Test
  void incompleteSignatureIsRefused() throws Exception {
    var answer =
        wire.send(
            wire.operation("AdminConfirmSignUp")
                .header("Authorization", "AWS4-HMAC-SHA256 nonsense")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("IncompleteSignatureException");
  }

  @Test
  void requestsAreRecordedWithTheirParametersAndHeaders() throws Exception {
    wire.pool.requests().clear();

    wire.call("RevokeToken", "{\"ClientId\":\"c\",\"Token\":\"t\"}");

    assertThat(wire.pool.requests().count("RevokeToken")).isEqualTo(1);
    var request = wire.pool.requests().of("RevokeToken").getFirst();
    assertThat(request.parameters()).isEqualTo(Map.of("ClientId", "c", "Token", "t"));
    assertThat(request.headers()).containsEntry("content-type", "application/x-amz-json-1.1");
    assertThat(request.toString()).doesNotContain("Token=");
  }

  @Test
  void nothingIsRecordedUnlessAsked() throws Exception {
    try (var quiet = LocalUserPool.start(LocalPoolOptions.builder().port(0).build())) {
      wire.send(HttpRequest.newBuilder(quiet.jwksUrl()));

      assertThat(quiet.requests().all()).isEmpty();
    }
  }
}
