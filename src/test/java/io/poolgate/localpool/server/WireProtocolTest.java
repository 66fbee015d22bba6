package io.poolgate.localpool.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireProtocolTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalUserPool pool;

  @BeforeAll
  void start() throws Exception {
    pool = LocalUserPool.start();
  }

  @AfterAll
  void stop() {
    pool.close();
    http.close();
  }

  @Test
  void failureHasItsTypeInBodyAndHeader() throws Exception {
    var answer = call("InitiateAuth", "{\"ClientId\":\"nosuchclient\"}");

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
        call("RevokeToken", "{\"ClientId\":\"" + pool.publicClient().id() + "\",\"Token\":\"x\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoSuchOperation", "", "signUp", "SignUp.", "../SignUp"})
  void unknownOperationIsToldSo(String operation) throws Exception {
    assertThat(type(call(operation, "{}"))).isEqualTo("UnknownOperationException");
  }

  @Test
  void missingTargetIsAnUnknownOperation() throws Exception {
    var answer = send(request("/").POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("UnknownOperationException");
  }

  @Test
  void otherContentTypeIsAnUnknownOperation() throws Exception {
    var answer =
        send(
            request("/")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("UnknownOperationException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "null",
        "[]",
        "[[\"a\",1]]",
        "7",
        "\"text\"",
        "{\"a\":1,}",
        "{} {}",
        "{'a':1}",
        "not json",
        "{\"Username\":{\"Username\":",
        "{\"Username\":NaN}"
      })
  void bodyThatIsNoObjectCannotBeRead(String body) throws Exception {
    assertThat(type(call("SignUp", body))).isEqualTo("SerializationException");
  }

  @Test
  void bytesThatAreNotUtf8CannotBeRead() throws Exception {
    var answer = call("SignUp", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});

    assertThat(type(answer)).isEqualTo("SerializationException");
  }

  @Test
  void deepNestingCannotBeRead() throws Exception {
    var answer = call("SignUp", "{\"a\":".repeat(100_000));

    assertThat(type(answer)).isEqualTo("SerializationException");
  }

  @Test
  void bodyOverOneMegabyteIsTooLarge() throws Exception {
    byte[] body = new byte[1 << 21];
    Arrays.fill(body, (byte) ' ');

    assertThat(type(call("SignUp", body))).isEqualTo("RequestEntityTooLargeException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ClientId\":7} | SerializationException",
        "{\"ClientId\":[\"x\"]} | SerializationException",
        "{\"ClientId\":null} | InvalidParameterException",
        "{\"ClientId\":\"\"} | InvalidParameterException",
        "{\"ClientId\":\"a b\"} | InvalidParameterException",
        "{} | InvalidParameterException",
        "'' | InvalidParameterException",
        "{\"ClientId\":\"$\",\"AuthFlow\":\"NONSENSE\"} | InvalidParameterException",
        "{\"ClientId\":\"$\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":[]} |"
            + " SerializationException",
        "{\"ClientId\":\"$\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
            + "{\"USERNAME\":7}} | SerializationException",
        "{\"ClientId\":\"$\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
            + "{\"USERNAME\":\"\",\"PASSWORD\":\"x\"}} | InvalidParameterException"
      })
  void badParametersAreRefusedByKind(String body, String expected) throws Exception {
    var answer = call("InitiateAuth", body.replace("$", pool.publicClient().id()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Username, 129, 128", "Password, 257, 256", "SecretHash, 129, 128"})
  void tooLongParameterIsNamedAndNeverRepeated(String name, int length, int limit)
      throws Exception {
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    var parameters = new TreeMap<String, Object>();
    parameters.put("ClientId", pool.publicClient().id());
    parameters.put("Username", "ada");
    parameters.put("Password", "Right-Pass1word");
    parameters.put(name, "x".repeat(length));

    var answer = call("SignUp", JSONObjectUtils.toJSONString(parameters));

    assertThat(JSONObjectUtils.parse(answer.body()))
        .containsEntry("__type", "InvalidParameterException")
        .containsEntry(
            "message",
            "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have length less than or equal to %d"
                .formatted(member, limit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Username\":\"ada\",\"UserAttributes\":{}}",
        "{\"Username\":\"ada\",\"UserAttributes\":[7]}",
        "{\"Username\":\"ada\",\"UserAttributes\":[{\"Name\":7,\"Value\":\"x\"}]}",
        "{\"Username\":\"ada\",\"UserAttributes\":[null]}",
        "{\"Username\":\"ada\",\"UserAttributes\":[{}]}",
        "{\"Username\":\"\\u0000\"}",
        "{\"Username\":\"\\ud800\"}"
      })
  void hostileSignUpIsRefusedWith400(String body) throws Exception {
    String start =
        "{\"ClientId\":\"" + pool.publicClient().id() + "\",\"Password\":\"Right-Pass1word\",";

    assertThat(call("SignUp", start + body.substring(1)).statusCode()).isEqualTo(400);
  }

  @Test
  void incompleteSignatureIsRefused() throws Exception {
    var answer =
        send(
            wire("AdminConfirmSignUp")
                .header("Authorization", "AWS4-HMAC-SHA256 nonsense")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(type(answer)).isEqualTo("IncompleteSignatureException");
  }

  @Test
  void requestsAreRecordedWithTheirParametersAndHeaders() throws Exception {
    pool.requests().clear();

    call("RevokeToken", "{\"ClientId\":\"c\",\"Token\":\"t\"}");

    assertThat(pool.requests().count("RevokeToken")).isEqualTo(1);
    var request = pool.requests().of("RevokeToken").getFirst();
    assertThat(request.parameters()).isEqualTo(Map.of("ClientId", "c", "Token", "t"));
    assertThat(request.headers()).containsEntry("content-type", "application/x-amz-json-1.1");
    assertThat(request.toString()).doesNotContain("Token=");
  }

  @Test
  void nothingIsRecordedUnlessAsked() throws Exception {
    try (var quiet = LocalUserPool.start(LocalPoolOptions.builder().port(0).build())) {
      send(HttpRequest.newBuilder(quiet.jwksUrl()));

      assertThat(quiet.requests().all()).isEmpty();
    }
  }

  private HttpResponse<String> call(String operation, String body) throws Exception {
    return call(operation, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> call(String operation, byte[] body) throws Exception {
    return send(wire(operation).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder wire(String operation) {
    return request("/")
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(pool.endpoint() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Object type(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(400);
    return JSONObjectUtils.parse(answer.body()).getOrDefault("__type", "");
  }
}
