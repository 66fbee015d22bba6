package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Answer;
import io.poolgate.CredentialJson;
import io.poolgate.SignInRig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the server to what the contract says of each field of a passkey that a browser made.
class PasskeyFieldsContractTest {
  private static final Contract CONTRACT = Contract.read();

  @AutoClose private static final SignInRig rig = SignInRig.start();

  /// A field of PasskeyAttestation or PasskeyAssertion, such as `response.signature`.
  record Field(String schema, String path, boolean required) {}

  static Stream<Field> fields() {
    return Stream.of("PasskeyAttestation", "PasskeyAssertion")
        .flatMap(name -> fields(name, "", schema(name)));
  }

  private static Stream<Field> fields(String name, String prefix, JsonNode schema) {
    return schema
        .path("properties")
        .propertyStream()
        .flatMap(property -> {
          var path = prefix + property.getKey();
          boolean required =
              schema
                  .path("required")
                  .valueStream()
                  .anyMatch(r -> r.asText().equals(property.getKey()));
          var inside =
              path.equals("response")
                  ? fields(name, "response.", property.getValue())
                  : Stream.<Field>empty();
          return Stream.concat(Stream.of(new Field(name, path, required)), inside);
        });
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldIsAskedForWhereTheContractRequiresIt(Field field) {
    var answer = send(field, CredentialJson.without(example(field.schema()), field.path()));
    assertThat(asked(answer).contains("credential." + field.path() + " required"))
        .as("%s", answer.body())
        .isEqualTo(field.required());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfTheWrongTypeIsNamed(Field field) {
    var answer = send(field, CredentialJson.with(example(field.schema()), field.path(), "true"));
    assertThat(asked(answer)).containsExactly("credential." + field.path() + " wrong_type");
  }

  private static List<String> asked(Answer answer) {
    return answer.status() == 400 ? answer.errors() : List.of();
  }

  private static Answer send(Field field, Map<String, Object> credential) {
    var fields = Map.of("credential", credential);
    if (field.schema().equals("PasskeyAssertion")) {
      return rig.answerSealed("WEB_AUTHN", List.of(), fields);
    }
    var bearer = rig.bearer(rig.person());
    return bearer.call("POST", "/v1/me/passkeys").json(fields).wrong().send();
  }

  /// The contract's own.
  private static Map<String, Object> example(String schema) {
    var path =
        schema.equals("PasskeyAssertion")
            ? "/paths/~1v1~1sign-in~1challenge/post/requestBody/content/application~1json/examples/passkey"
            : "/paths/~1v1~1me~1passkeys/post/requestBody/content/application~1json/examples/credential";
    return CredentialJson.read(CONTRACT.root().at(path + "/value/credential").toString());
  }

  private static JsonNode schema(String name) {
    return CONTRACT.root().at("/components/schemas/" + name);
  }
}
