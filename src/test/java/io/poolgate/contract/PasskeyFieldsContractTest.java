package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.Bearer;
import io.poolgate.CredentialJson;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the server to what the contract says of each field of a passkey that a browser made.
@ExtendWith(PoolgateExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyFieldsContractTest {
  private static final Contract CONTRACT = Contract.read();

  private final Bearer ada;
  private final String session;

  PasskeyFieldsContractTest(PoolgateServer poolgate) {
    var signedIn = Accounts.signedIn(poolgate);
    ada = new Bearer(poolgate.api(), signedIn.text("/tokens/accessToken"));
    new PasskeyAuthenticator().enrol(ada);
    var choice =
        Map.of(
            "username",
            ada.get("/v1/me/profile").text("/username"),
            "method",
            "choice",
            "preferredChallenge",
            "WEB_AUTHN");
    session = poolgate.api().post("/v1/sign-in", choice).text("/challenge/session");
  }

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
                  ? fields(name, "response.", CONTRACT.follow(property.getValue()))
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

  private Answer send(Field field, Map<String, Object> credential) {
    return field.schema().equals("PasskeyAssertion")
        ? wrong(
            ada.api().call("POST", "/v1/sign-in/challenge"),
            Map.of("session", session, "credential", credential))
        : wrong(ada.call("POST", "/v1/me/passkeys"), Map.of("credential", credential));
  }

  private static Answer wrong(Api.Call call, Map<String, ?> fields) {
    return call.json(fields).wrong().send();
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
