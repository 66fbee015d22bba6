package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Answer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.contract.Contract.Route;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the server to what the contract says of each field of each request body.
@ExtendWith(PoolgateExtension.class)
class RequestBodiesContractTest {
  private static final Contract CONTRACT = Contract.read();

  private static final int MOST_ENTRIES = 100;

  private final PoolgateServer poolgate;

  RequestBodiesContractTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  /// A field of a request body, and what the contract says of it.
  record Field(Route route, String name, JsonNode schema) {
    @Override
    public String toString() {
      return route + " " + name;
    }

    boolean isList() {
      return schema.has("maxItems");
    }

    boolean isChoice() {
      return schema.has("enum") || schema.has("const");
    }
  }

  @ParameterizedTest
  @MethodSource("bodiesOfOneKind")
  void everyRequiredFieldIsAskedFor(Route route) {
    assertThat(errors(send(route, "{}")))
        .containsExactlyInAnyOrderElementsOf(
            required(route).stream().map(field -> field + " required").toList());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfTheWrongTypeIsNamed(Field field) {
    var errors = errors(send(field.route(), "{\"" + field.name() + "\":7}"));
    assertThat(errors)
        .contains(field.name() + (field.isChoice() ? " invalid_value" : " wrong_type"));
  }

  @ParameterizedTest
  @MethodSource("boundedFields")
  void aFieldThatIsTooLongIsNamed(Field field) {
    var text = "x".repeat(field.schema().path("maxLength").asInt() + 1);
    var errors = errors(send(field.route(), "{\"" + field.name() + "\":\"" + text + "\"}"));
    assertThat(errors).contains(field.name() + " too_long");
  }

  @ParameterizedTest
  @MethodSource("collections")
  void aFieldOfTooManyEntriesIsNamed(Field field) {
    var entry = field.isList() ? "\"SMS_MFA\"," : "\"%d\":\"\",";
    var all = new StringBuilder();
    for (int i = 0; i <= MOST_ENTRIES; i++) {
      all.append(entry.replace("%d", String.valueOf(i)));
    }
    all.setLength(all.length() - 1);
    var value = field.isList() ? "[" + all + "]" : "{" + all + "}";
    assertThat(errors(send(field.route(), "{\"" + field.name() + "\":" + value + "}")))
        .containsExactly(field.name() + " too_long");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyListAndEveryObjectOfAnyNamesIsBounded(Route route) {
    assertBounded(body(route));
  }

  private void assertBounded(JsonNode given) {
    var schema = CONTRACT.follow(given);
    if (schema.path("type").asText().equals("array")) {
      assertThat(schema.path("maxItems").asInt(-1)).as("%s", schema).isBetween(0, MOST_ENTRIES);
      assertBounded(schema.path("items"));
    }
    var others = schema.path("additionalProperties");
    if (schema.path("type").asText().equals("object")
        && !(others.isBoolean() && !others.asBoolean())) {
      assertThat(schema.path("maxProperties").asInt(-1))
          .as("%s", schema)
          .isBetween(0, MOST_ENTRIES);
    }
    schema.path("properties").forEach(this::assertBounded);
  }

  static Stream<Route> bodies() {
    return CONTRACT.routes().stream().filter(route -> !body(route).isMissingNode());
  }

  /// Without that of a sign-in, whose fields go by its method: see [SignInTableTest].
  static Stream<Route> bodiesOfOneKind() {
    return bodies().filter(route -> !route.path().equals("/v1/sign-in"));
  }

  static Stream<Field> fields() {
    return bodies()
        .flatMap(route ->
            schema(route).path("properties").properties().stream()
                .map(field -> new Field(route, field.getKey(), CONTRACT.follow(field.getValue()))));
  }

  static Stream<Field> collections() {
    return fields()
        .filter(field -> field.schema().has("maxItems") || field.schema().has("maxProperties"));
  }

  static Stream<Field> boundedFields() {
    return fields().filter(field -> field.schema().has("maxLength"));
  }

  private Answer send(Route route, String body) {
    var call = poolgate.api().call(route.method(), CONTRACT.examplePath(route));
    if (CONTRACT.isGuarded(route)) {
      call.bearer(poolgate.pool().token().sign());
    }
    return call.json(body).wrong().send();
  }

  /// The errors as `field code`.
  private static Set<String> errors(Answer answer) {
    var errors = new TreeSet<String>();
    for (var error : answer.json().path("errors")) {
      errors.add(error.path("field").asText() + " " + error.path("code").asText());
    }
    return errors;
  }

  private static List<String> required(Route route) {
    return schema(route).path("required").valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode schema(Route route) {
    return CONTRACT.follow(body(route));
  }

  private static JsonNode body(Route route) {
    return CONTRACT.operation(route).at("/requestBody/content/application~1json/schema");
  }
}
