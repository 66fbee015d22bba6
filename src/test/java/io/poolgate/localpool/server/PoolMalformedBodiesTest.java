package io.poolgate.localpool.server;

import static io.poolgate.localpool.server.WireCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies and parameters that the SDK would never send.
class PoolMalformedBodiesTest {
  @AutoClose private static final WireCaller wire = new WireCaller();

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
    assertThat(type(wire.call("SignUp", body))).isEqualTo("SerializationException");
  }

  @Test
  void bytesThatAreNotUtf8CannotBeRead() throws Exception {
    var answer = wire.call("SignUp", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});

    assertThat(type(answer)).isEqualTo("SerializationException");
  }

  @Test
  void deepNestingCannotBeRead() throws Exception {
    var answer = wire.call("SignUp", "{\"a\":".repeat(100_000));

    assertThat(type(answer)).isEqualTo("SerializationException");
  }

  @Test
  void bodyOverOneMegabyteIsTooLarge() throws Exception {
    byte[] body = new byte[1 << 21];
    Arrays.fill(body, (byte) ' ');

    assertThat(type(wire.call("SignUp", body))).isEqualTo("RequestEntityTooLargeException");
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
    var answer = wire.call("InitiateAuth", body.replace("$", wire.pool.publicClient().id()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Username, 129, 128", "Password, 257, 256", "SecretHash, 129, 128"})
  void tooLongParameterIsNamedAndNeverRepeated(String name, int length, int limit)
      throws Exception {
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    var parameters = new TreeMap<String, Object>();
    parameters.put("ClientId", wire.pool.publicClient().id());
    parameters.put("Username", "ada");
    parameters.put("Password", "Right-Pass1word");
    parameters.put(name, "x".repeat(length));

    var answer = wire.call("SignUp", JSONObjectUtils.toJSONString(parameters));

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
        "{\"ClientId\":\"" + wire.pool.publicClient().id() + "\",\"Password\":\"Right-Pass1word\",";

    assertThat(wire.call("SignUp", start + body.substring(1)).statusCode()).isEqualTo(400);
  }
}
