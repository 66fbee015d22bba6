package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Answer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the server to the contract's table of what each method of signing in sends, and the flat
/// schema to the table.
@ExtendWith(PoolgateExtension.class)
class SignInTableTest {
  private static final JsonNode SCHEMA =
      Contract.read().root().at("/components/schemas/SignInRequest");
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z]+)[^|]* \\| (`[^|]+`) \\| ([^|]*)\\|");
  private static final Pattern FIELD = Pattern.compile("`([a-zA-Z]+)`");

  private static final Set<String> WITH_EACH =
      Set.of("method", "deviceKey", "refreshTokenDelivery", "clientMetadata");

  private static final Map<String, String> VALUES =
      Map.of(
          "username", "ada@example.com",
          "password", "Analytical-1843",
          "srpA", "5aa3e7d1c90b42f7",
          "preferredChallenge", "EMAIL_OTP",
          "session", "eyJhbGciOiJkaXIifQ..aXY.c2VhbGVk.dGFn");

  private final PoolgateServer poolgate;

  SignInTableTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  record Row(String method, Set<String> required, Set<String> optional) {
    Map<String, String> body() {
      var body = new HashMap<>(Map.of("method", method));
      required.forEach(field -> body.put(field, value(field)));
      return body;
    }

    Stream<String> fields() {
      return Stream.concat(required.stream(), optional.stream());
    }
  }

  static List<Row> rows() {
    return ROW.matcher(SCHEMA.path("description").asText())
        .results()
        .map(row -> new Row(row.group(1), fields(row.group(2)), fields(row.group(3))))
        .toList();
  }

  @Test
  void theSchemaHasTheFieldsOfTheTable() {
    assertThat(rows()).extracting(Row::method).contains("password", "srp", "choice", "custom");
    var named =
        Stream.concat(rows().stream().flatMap(Row::fields), WITH_EACH.stream())
            .collect(Collectors.toSet());
    assertThat(SCHEMA.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatItSendsIsTaken(Row row) {
    assertTaken(row.body());
    for (var field : row.optional()) {
      var body = row.body();
      body.put(field, value(field));
      if (row.method().equals("choice") && field.equals("password")) {
        body.put("preferredChallenge", "PASSWORD");
      } else if (row.method().equals("choice") && field.equals("srpA")) {
        body.put("preferredChallenge", "PASSWORD_SRP");
      }
      assertTaken(body);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatItLacksIsNamed(Row row) {
    for (var field : row.required()) {
      var body = row.body();
      body.remove(field);
      // Without a session somebody has to be named.
      var asked = field.equals("session") ? "username" : field;
      assertThat(errors(wrong(body))).contains(asked + " required");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatBelongsToAnotherMethodIsRefused(Row row) {
    var its =
        rows().stream()
            .filter(other -> other.method().equals(row.method()))
            .flatMap(Row::fields)
            .collect(Collectors.toSet());
    VALUES.forEach((field, value) -> {
      if (!its.contains(field)) {
        var body = row.body();
        body.put(field, value);
        assertThat(errors(wrong(body))).as(body.toString()).contains(field + " not_allowed");
      }
    });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | password required, username required",
        "{'username':'ada'} | password required",
        "{'password':'x'} | username required",
        "{'username':'ada','srpA':'5a'} | password required, srpA not_allowed",
        "{'username':'ada','method':'choice','password':'x'} | password not_allowed",
        "{'username':'ada','method':'choice','srpA':'5a'} | srpA not_allowed",
        "{'username':'ada','method':'choice','preferredChallenge':'EMAIL_OTP','password':'x'} | password not_allowed",
        "{'username':'ada','method':'choice','preferredChallenge':'PASSWORD','srpA':'5a'} | srpA not_allowed",
        "{'username':'ada','method':'choice','preferredChallenge':'PASSWORD_SRP','password':'x'} | password not_allowed",
        "{'session':'x'} | password required, session not_allowed",
        "{'username':'ada','password':'x','method':'magic'} | method invalid_value",
        "{'username':'ada','password':'x','method':'PASSWORD'} | method invalid_value",
        "{'username':'ada','password':'x','method':null,'code':'1'} | code unknown_field",
        "{'username':'ada','password':''} | password too_short",
        "{'username':'ada','password':'x','refreshTokenDelivery':'header'} | refreshTokenDelivery invalid_value"
      })
  void theServerRefusesWhatNoMethodSends(String body, String errors) {
    var answer = poolgate.api().call("POST", "/v1/sign-in").json(body.replace('\'', '"')).wrong();
    assertThat(String.join(", ", errors(answer.send()))).isEqualTo(errors);
  }

  private void assertTaken(Map<String, String> body) {
    var answer = poolgate.api().post("/v1/sign-in", body);
    assertThat(errors(answer)).as("%s: %s", body, answer.outcome()).isEmpty();
  }

  private Answer wrong(Map<String, String> body) {
    return poolgate.api().call("POST", "/v1/sign-in").json(body).wrong().send();
  }

  private static Set<String> errors(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asText() + " " + error.path("code").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(String cell) {
    return FIELD
        .matcher(cell)
        .results()
        .map(field -> field.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(String field) {
    return Objects.requireNonNull(VALUES.get(field), field);
  }
}
